/** The library over HTTP. */
@NullMarked
package cn.jince.platform.policy.web;

import org.jspecify.annotations.NullMarked;
