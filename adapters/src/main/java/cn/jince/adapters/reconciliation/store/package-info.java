/** Days and gaps in the database, and the commands of a day. */
@NullMarked
package cn.jince.adapters.reconciliation.store;

import org.jspecify.annotations.NullMarked;
