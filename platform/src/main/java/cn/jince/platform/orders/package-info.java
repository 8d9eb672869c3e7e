/**
 * Supervision orders: raised by rule or by hand, received, replied to, closed, passed up when nobody replies; and the
 * circular of each month.
 */
@NullMarked
package cn.jince.platform.orders;

import org.jspecify.annotations.NullMarked;
