/** 窗口 and 一体机 on the phone: hand-over codes, counters near by, what was begun at a kiosk. */
@NullMarked
package cn.jince.bff.mobile.counter;

import org.jspecify.annotations.NullMarked;
