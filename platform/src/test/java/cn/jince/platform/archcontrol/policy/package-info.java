/** Breaks every rule on purpose. */
@NullMarked
package cn.jince.platform.archcontrol.policy;

import org.jspecify.annotations.NullMarked;
