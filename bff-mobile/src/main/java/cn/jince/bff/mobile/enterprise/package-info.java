/** Who I am and what is known of my enterprises. */
@NullMarked
package cn.jince.bff.mobile.enterprise;

import org.jspecify.annotations.NullMarked;
