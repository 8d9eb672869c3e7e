/** Going on at a city's own page. */
@NullMarked
package cn.jince.bff.web.portal.linkout;

import org.jspecify.annotations.NullMarked;
