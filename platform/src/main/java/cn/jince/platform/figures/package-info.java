/** Every figure of monitoring with the claims behind it: the same condition counts and lists. */
@NullMarked
package cn.jince.platform.figures;

import org.jspecify.annotations.NullMarked;
