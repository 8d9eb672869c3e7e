/** Guilty classes: each breaks one rule, so that the rule is seen to bite. */
@NullMarked
package cn.jince.bff.web.archcontrol;

import org.jspecify.annotations.NullMarked;
