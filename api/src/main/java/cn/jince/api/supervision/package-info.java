/** Wire words of monitoring along acceptance, process, timeliness and result. */
@NullMarked
package cn.jince.api.supervision;

import org.jspecify.annotations.NullMarked;
