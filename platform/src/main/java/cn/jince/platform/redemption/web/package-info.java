/** The HTTP edge of payouts. */
@NullMarked
package cn.jince.platform.redemption.web;

import org.jspecify.annotations.NullMarked;
