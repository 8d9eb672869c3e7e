/** Tables as files: what, for whom, by which filter, at what time; streamed. */
@NullMarked
package cn.jince.platform.export;

import org.jspecify.annotations.NullMarked;
