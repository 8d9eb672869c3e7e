/** The whole house in one JVM: embedded stores, the fake province, one Spring context per service, the seed world. */
@NullMarked
package cn.jince.standalone;

import org.jspecify.annotations.NullMarked;
