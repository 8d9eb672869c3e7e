/** The HTTP edge of reporting. */
@NullMarked
package cn.jince.platform.reporting.web;

import org.jspecify.annotations.NullMarked;
