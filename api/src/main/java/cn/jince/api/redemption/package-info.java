/** Wire words of redemption. */
@NullMarked
package cn.jince.api.redemption;

import org.jspecify.annotations.NullMarked;
