/** A real message broker (AMQP 0-9-1) as a department would run one, with the wire to it. */
@NullMarked
package cn.jince.testkit.queue;

import org.jspecify.annotations.NullMarked;
