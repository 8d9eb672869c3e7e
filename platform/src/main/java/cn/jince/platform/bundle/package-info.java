/** 一次申报: one collection of data for several items, each a claim of its own. */
@NullMarked
package cn.jince.platform.bundle;

import org.jspecify.annotations.NullMarked;
