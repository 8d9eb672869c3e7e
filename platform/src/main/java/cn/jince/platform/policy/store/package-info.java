/** Versions of items in PostgreSQL. */
@NullMarked
package cn.jince.platform.policy.store;

import org.jspecify.annotations.NullMarked;
