/** Shows what the policy library promises. */
@NullMarked
package cn.jince.platform.policy;

import org.jspecify.annotations.NullMarked;
