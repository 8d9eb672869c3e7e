/** Personal data shown in clear: with a reason, by who handles the claim, and never without a trace. */
@NullMarked
package cn.jince.platform.disclosure;

import org.jspecify.annotations.NullMarked;
