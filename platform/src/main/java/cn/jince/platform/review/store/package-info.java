/** Rows of review. */
@NullMarked
package cn.jince.platform.review.store;

import org.jspecify.annotations.NullMarked;
