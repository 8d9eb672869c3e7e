/** Counters and kiosk starts in the database. */
@NullMarked
package cn.jince.platform.counter.store;

import org.jspecify.annotations.NullMarked;
