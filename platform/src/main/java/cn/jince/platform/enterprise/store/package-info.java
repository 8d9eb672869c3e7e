/** Enterprises and their facts in PostgreSQL. */
@NullMarked
package cn.jince.platform.enterprise.store;

import org.jspecify.annotations.NullMarked;
