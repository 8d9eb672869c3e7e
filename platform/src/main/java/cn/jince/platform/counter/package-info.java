/** 窗口 and 一体机: where counters are, and what a kiosk begins for a phone to go on with. */
@NullMarked
package cn.jince.platform.counter;

import org.jspecify.annotations.NullMarked;
