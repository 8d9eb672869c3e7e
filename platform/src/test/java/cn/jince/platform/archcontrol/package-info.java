/** Breaks every rule on purpose. */
@NullMarked
package cn.jince.platform.archcontrol;

import org.jspecify.annotations.NullMarked;
