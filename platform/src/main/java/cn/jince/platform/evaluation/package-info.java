/** What became of an item before, during and after, and whether enterprises got it. */
@NullMarked
package cn.jince.platform.evaluation;

import org.jspecify.annotations.NullMarked;
