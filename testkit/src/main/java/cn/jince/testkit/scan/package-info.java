/** A virus scanner that speaks clamd's protocol and knows one virus. */
@NullMarked
package cn.jince.testkit.scan;

import org.jspecify.annotations.NullMarked;
