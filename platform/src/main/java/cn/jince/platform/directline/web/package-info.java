/** The HTTP edge of the direct line. */
@NullMarked
package cn.jince.platform.directline.web;

import org.jspecify.annotations.NullMarked;
