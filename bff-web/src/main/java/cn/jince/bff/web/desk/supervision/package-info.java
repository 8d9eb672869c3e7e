/** Monitoring, and the clock of a demonstration. */
@NullMarked
package cn.jince.bff.web.desk.supervision;

import org.jspecify.annotations.NullMarked;
