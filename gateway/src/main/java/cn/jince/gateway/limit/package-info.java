/** Rate limits by GCRA in Redis, with a local quota while Redis is away. */
@NullMarked
package cn.jince.gateway.limit;

import org.jspecify.annotations.NullMarked;
