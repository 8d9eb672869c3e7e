/** Handed claims and the steps told of them, in the database. */
@NullMarked
package cn.jince.platform.relay.store;

import org.jspecify.annotations.NullMarked;
