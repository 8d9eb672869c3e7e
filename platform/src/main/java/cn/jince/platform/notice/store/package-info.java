/** Rows of notice. */
@NullMarked
package cn.jince.platform.notice.store;

import org.jspecify.annotations.NullMarked;
