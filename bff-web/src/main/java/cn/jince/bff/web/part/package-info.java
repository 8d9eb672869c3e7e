/** Parts of a screen: here, or missing with a reason. */
@NullMarked
package cn.jince.bff.web.part;

import org.jspecify.annotations.NullMarked;
