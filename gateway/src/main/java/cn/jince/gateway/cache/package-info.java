/** Answers kept for whoever asks the same, after RFC 9111 and RFC 5861. */
@NullMarked
package cn.jince.gateway.cache;

import org.jspecify.annotations.NullMarked;
