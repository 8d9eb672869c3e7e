/** Whatever a request ends in at the gateway, as problem details. */
@NullMarked
package cn.jince.gateway.problem;

import org.jspecify.annotations.NullMarked;
