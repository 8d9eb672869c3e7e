/** Tests of the fiscal list. */
@NullMarked
package cn.jince.platform.fiscal;

import org.jspecify.annotations.NullMarked;
