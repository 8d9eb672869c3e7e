/** Rows of redemption. */
@NullMarked
package cn.jince.platform.redemption.store;

import org.jspecify.annotations.NullMarked;
