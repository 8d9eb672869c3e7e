/** Supervision orders over HTTP. */
@NullMarked
package cn.jince.platform.orders.web;

import org.jspecify.annotations.NullMarked;
