/** 窗口: a clerk acts for an enterprise by its hand-over code; the receipt; what a kiosk asks. */
@NullMarked
package cn.jince.bff.web.counter;

import org.jspecify.annotations.NullMarked;
