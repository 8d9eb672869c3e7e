/** 追回: what was paid wrongly, asked back and followed until it is received. */
@NullMarked
package cn.jince.platform.clawback;

import org.jspecify.annotations.NullMarked;
