/** Which path goes to which service, and the settings of each. */
@NullMarked
package cn.jince.gateway.route;

import org.jspecify.annotations.NullMarked;
