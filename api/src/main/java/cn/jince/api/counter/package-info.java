/** Wire words of counters 窗口 and kiosks 一体机. */
@NullMarked
package cn.jince.api.counter;

import org.jspecify.annotations.NullMarked;
