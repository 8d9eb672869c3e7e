/** The main story, played over HTTP through the gateway by every role as itself, and checked at the far side. */
@NullMarked
package cn.jince.standalone.story;

import org.jspecify.annotations.NullMarked;
