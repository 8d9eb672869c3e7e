/** 转办: claims of a city whose own system is live are handed there, and its steps flow back into the same timeline. */
@NullMarked
package cn.jince.platform.relay;

import org.jspecify.annotations.NullMarked;
