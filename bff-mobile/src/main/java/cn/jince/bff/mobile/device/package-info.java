/** Phones that take app pushes. */
@NullMarked
package cn.jince.bff.mobile.device;

import org.jspecify.annotations.NullMarked;
