/** Local additions in the database, every version kept. */
@NullMarked
package cn.jince.platform.local.store;

import org.jspecify.annotations.NullMarked;
