/** Breaks every rule on purpose. */
@NullMarked
package cn.jince.platform.archcontrol.web;

import org.jspecify.annotations.NullMarked;
