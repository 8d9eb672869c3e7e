/** An officer's queue and decisions. */
@NullMarked
package cn.jince.bff.web.desk.claim;

import org.jspecify.annotations.NullMarked;
