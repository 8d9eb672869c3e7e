/** 对账: our record of a day against theirs, by count, sum and hash; a difference becomes a task. */
@NullMarked
package cn.jince.adapters.reconciliation;

import org.jspecify.annotations.NullMarked;
