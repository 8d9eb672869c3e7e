/** Rows of the fiscal list and its ledger. */
@NullMarked
package cn.jince.platform.fiscal.store;

import org.jspecify.annotations.NullMarked;
