/** The one filter in which all duties of the door run, one after the other. */
@NullMarked
package cn.jince.gateway.door;

import org.jspecify.annotations.NullMarked;
