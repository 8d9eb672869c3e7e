/** Values and markers that every feature of the platform shares; knows no feature. */
@NullMarked
package cn.jince.platform.kernel;

import org.jspecify.annotations.NullMarked;
