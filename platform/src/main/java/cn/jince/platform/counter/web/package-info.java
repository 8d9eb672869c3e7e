/** Counters and kiosks over HTTP. */
@NullMarked
package cn.jince.platform.counter.web;

import org.jspecify.annotations.NullMarked;
