/**
 * Real PostgreSQL and Redis for tests and for {@code ./dev up}: embedded by default, containers where an engine is
 * asked for.
 */
@NullMarked
package cn.jince.testkit.store;

import org.jspecify.annotations.NullMarked;
