/** Commands in the database. */
@NullMarked
package cn.jince.adapters.command.store;

import org.jspecify.annotations.NullMarked;
