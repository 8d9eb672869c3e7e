/** Match runs in PostgreSQL. */
@NullMarked
package cn.jince.platform.matching.store;

import org.jspecify.annotations.NullMarked;
