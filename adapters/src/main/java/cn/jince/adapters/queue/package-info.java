/** Messages a system sends us: at least once by the broker, once by us, in order, the unreadable ones put aside. */
@NullMarked
package cn.jince.adapters.queue;

import org.jspecify.annotations.NullMarked;
