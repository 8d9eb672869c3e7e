/** The inbox: every message a person ever got, and the stream of new ones. */
@NullMarked
package cn.jince.bff.mobile.inbox;

import org.jspecify.annotations.NullMarked;
