/** What goes inward and outward: allow-list of request headers, security headers, trace id. */
@NullMarked
package cn.jince.gateway.header;

import org.jspecify.annotations.NullMarked;
