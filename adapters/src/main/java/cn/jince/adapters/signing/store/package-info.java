/** Nonces in the database. */
@NullMarked
package cn.jince.adapters.signing.store;

import org.jspecify.annotations.NullMarked;
