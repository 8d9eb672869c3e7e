/** Bundles in the database. */
@NullMarked
package cn.jince.platform.bundle.store;

import org.jspecify.annotations.NullMarked;
