/** The HTTP edge of profiles. */
@NullMarked
package cn.jince.platform.profile.web;

import org.jspecify.annotations.NullMarked;
