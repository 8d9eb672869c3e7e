/** Looking into files for what does harm. */
@NullMarked
package cn.jince.platform.scan;

import org.jspecify.annotations.NullMarked;
