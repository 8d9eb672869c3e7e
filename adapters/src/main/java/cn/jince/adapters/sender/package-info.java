/** Who pushes to us: the registrations of legacy systems at the open interfaces. */
@NullMarked
package cn.jince.adapters.sender;

import org.jspecify.annotations.NullMarked;
