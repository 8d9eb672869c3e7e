/** Supervision orders in the database. */
@NullMarked
package cn.jince.platform.orders.store;

import org.jspecify.annotations.NullMarked;
