/** Supervision orders as officers meet them. */
@NullMarked
package cn.jince.platform.orders;

import org.jspecify.annotations.NullMarked;
