/** Classes that break the rules on purpose, so that a rule which checks nothing fails. */
@NullMarked
package cn.jince.gateway.archcontrol;

import org.jspecify.annotations.NullMarked;
