/** The HTTP edge of the fiscal list. */
@NullMarked
package cn.jince.platform.fiscal.web;

import org.jspecify.annotations.NullMarked;
