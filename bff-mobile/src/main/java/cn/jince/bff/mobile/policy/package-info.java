/** Policy screens: library, item, matches and why. */
@NullMarked
package cn.jince.bff.mobile.policy;

import org.jspecify.annotations.NullMarked;
