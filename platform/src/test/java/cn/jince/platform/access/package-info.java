/** Shows that the authorization table and the endpoints are the same list. */
@NullMarked
package cn.jince.platform.access;

import org.jspecify.annotations.NullMarked;
