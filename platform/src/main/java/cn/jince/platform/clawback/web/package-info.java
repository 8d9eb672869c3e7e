/** The HTTP edge of clawbacks. */
@NullMarked
package cn.jince.platform.clawback.web;

import org.jspecify.annotations.NullMarked;
