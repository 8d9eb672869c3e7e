/** 申报: an enterprise asks for one policy item; acceptance and correction. */
@NullMarked
package cn.jince.platform.claim;

import org.jspecify.annotations.NullMarked;
