/** Breaker, bulkhead, deadline and body limit around every upstream. */
@NullMarked
package cn.jince.gateway.resilience;

import org.jspecify.annotations.NullMarked;
