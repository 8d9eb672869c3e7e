/** Stable problem codes that every service shares. */
@NullMarked
package cn.jince.api.problem;

import org.jspecify.annotations.NullMarked;
