/** Tests of payouts. */
@NullMarked
package cn.jince.platform.redemption;

import org.jspecify.annotations.NullMarked;
