/** Tickets in the database. */
@NullMarked
package cn.jince.platform.directline.store;

import org.jspecify.annotations.NullMarked;
