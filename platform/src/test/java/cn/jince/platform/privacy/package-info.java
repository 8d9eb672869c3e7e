/** Masks and seals on their own. */
@NullMarked
package cn.jince.platform.privacy;

import org.jspecify.annotations.NullMarked;
