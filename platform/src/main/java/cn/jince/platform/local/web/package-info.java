/** Local additions over HTTP. */
@NullMarked
package cn.jince.platform.local.web;

import org.jspecify.annotations.NullMarked;
