/** A TCP proxy that does harm on demand, so that any protocol can be made slow, thin, broken or gone. */
@NullMarked
package cn.jince.testkit.proxy;

import org.jspecify.annotations.NullMarked;
