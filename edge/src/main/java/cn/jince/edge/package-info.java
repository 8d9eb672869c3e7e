/**
 * What every service needs at its HTTP edge: who calls, token check, problem details, calls to other services of the
 * house.
 */
@NullMarked
package cn.jince.edge;

import org.jspecify.annotations.NullMarked;
