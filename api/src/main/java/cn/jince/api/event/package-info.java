/** Events that leave a service through its ordered outbox feed. */
@NullMarked
package cn.jince.api.event;

import org.jspecify.annotations.NullMarked;
