/** The platform over HTTP: real stores, a small real house around it. */
@NullMarked
package cn.jince.platform.journey;

import org.jspecify.annotations.NullMarked;
