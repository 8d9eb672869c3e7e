/** Search over HTTP. */
@NullMarked
package cn.jince.platform.search.web;

import org.jspecify.annotations.NullMarked;
