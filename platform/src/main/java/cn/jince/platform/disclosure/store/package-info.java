/** Disclosures in the database. */
@NullMarked
package cn.jince.platform.disclosure.store;

import org.jspecify.annotations.NullMarked;
