/** Who sits at the screen. */
@NullMarked
package cn.jince.bff.web.me;

import org.jspecify.annotations.NullMarked;
