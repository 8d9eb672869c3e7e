/** Rows of clawbacks. */
@NullMarked
package cn.jince.platform.clawback.store;

import org.jspecify.annotations.NullMarked;
