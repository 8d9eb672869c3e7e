/** The one door: routes, tokens, sessions, limits, resilience, problem details. */
@NullMarked
package cn.jince.gateway;

import org.jspecify.annotations.NullMarked;
