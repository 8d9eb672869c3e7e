/** Goings-over, their events and the nonces of call-backs in PostgreSQL. */
@NullMarked
package cn.jince.adapters.linkout.store;

import org.jspecify.annotations.NullMarked;
