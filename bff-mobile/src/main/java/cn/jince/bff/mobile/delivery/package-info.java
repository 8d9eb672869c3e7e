/** Messages on their way to a phone, none of them twice. */
@NullMarked
package cn.jince.bff.mobile.delivery;

import org.jspecify.annotations.NullMarked;
