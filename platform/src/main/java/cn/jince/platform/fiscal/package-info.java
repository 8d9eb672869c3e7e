/** 财政兑现清单 and 拨付计划: what each treasury may spend on an item in a year, held by line in a double-entry ledger. */
@NullMarked
package cn.jince.platform.fiscal;

import org.jspecify.annotations.NullMarked;
