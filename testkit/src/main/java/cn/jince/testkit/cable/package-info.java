/** A wire between a client and a real server that can be cut, frozen and mended. */
@NullMarked
package cn.jince.testkit.cable;

import org.jspecify.annotations.NullMarked;
