/** 免申即享: compare, ask for the wish, two reviews, notice and payout for many enterprises in one batch. */
@NullMarked
package cn.jince.platform.claimfree;

import org.jspecify.annotations.NullMarked;
