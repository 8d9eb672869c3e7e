/** Claims in the database and attachments on disk. */
@NullMarked
package cn.jince.platform.claim.store;

import org.jspecify.annotations.NullMarked;
