/** How far the followers have read, in PostgreSQL. */
@NullMarked
package cn.jince.platform.profile.store;

import org.jspecify.annotations.NullMarked;
