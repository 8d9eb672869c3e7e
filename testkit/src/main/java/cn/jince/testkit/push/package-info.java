/** The push services of phones: APNs over TLS and HTTP/2, and an Android aggregator of JPush's shape. */
@NullMarked
package cn.jince.testkit.push;

import org.jspecify.annotations.NullMarked;
