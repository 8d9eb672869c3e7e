/** Objections to facts in PostgreSQL. */
@NullMarked
package cn.jince.platform.objection.store;

import org.jspecify.annotations.NullMarked;
