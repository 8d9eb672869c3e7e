/** The fake province: department systems, a city platform and the treasury on real sockets, with failure switches. */
@NullMarked
package cn.jince.testkit.province;

import org.jspecify.annotations.NullMarked;
