/** Stages, proposals, badges and their history in PostgreSQL. */
@NullMarked
package cn.jince.adapters.lifecycle.store;

import org.jspecify.annotations.NullMarked;
