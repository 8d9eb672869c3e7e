/** What a request costs at the gateway, beside what one would use instead, in one run. */
@NullMarked
package cn.jince.standalone.bench.gateway;

import org.jspecify.annotations.NullMarked;
