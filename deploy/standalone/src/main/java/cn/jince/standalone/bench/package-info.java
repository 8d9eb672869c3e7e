/** Benchmarks run by {@code ./dev bench}. */
@NullMarked
package cn.jince.standalone.bench;

import org.jspecify.annotations.NullMarked;
