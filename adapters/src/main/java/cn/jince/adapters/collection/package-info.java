/** 归集: what a system delivers many at a time, taken on a schedule by one instance of ours, once and in order. */
@NullMarked
package cn.jince.adapters.collection;

import org.jspecify.annotations.NullMarked;
