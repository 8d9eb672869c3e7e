/** Issued documents in PostgreSQL. */
@NullMarked
package cn.jince.platform.reporting.store;

import org.jspecify.annotations.NullMarked;
