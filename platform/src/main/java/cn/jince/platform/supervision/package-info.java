/** 监测: counts along acceptance, process, timeliness and result; the clock of a demonstration. */
@NullMarked
package cn.jince.platform.supervision;

import org.jspecify.annotations.NullMarked;
