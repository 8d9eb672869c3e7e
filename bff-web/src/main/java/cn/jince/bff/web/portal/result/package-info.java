/** Results made public, on the screen and as open data. */
@NullMarked
package cn.jince.bff.web.portal.result;

import org.jspecify.annotations.NullMarked;
