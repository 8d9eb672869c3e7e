/** Wire words of the fiscal list. */
@NullMarked
package cn.jince.api.fiscal;

import org.jspecify.annotations.NullMarked;
