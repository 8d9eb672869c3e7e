/** State changes and their events in one transaction; an ordered feed that never skips a late commit. */
@NullMarked
package cn.jince.platform.outbox;

import org.jspecify.annotations.NullMarked;
