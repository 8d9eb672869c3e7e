/** Going on at a city's own page, and the one list of what is under way. */
@NullMarked
package cn.jince.bff.mobile.linkout;

import org.jspecify.annotations.NullMarked;
