/** Parts of a screen: here, or missing with a reason. */
@NullMarked
package cn.jince.bff.mobile.part;

import org.jspecify.annotations.NullMarked;
