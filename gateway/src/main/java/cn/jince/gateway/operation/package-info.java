/** What operators see of this gateway and may change at run time, under {@code /gateway}. */
@NullMarked
package cn.jince.gateway.operation;

import org.jspecify.annotations.NullMarked;
