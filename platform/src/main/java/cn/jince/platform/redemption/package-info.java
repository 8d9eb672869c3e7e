/** 兑现: payout intents, orders and receipts; claim-free runs. */
@NullMarked
package cn.jince.platform.redemption;

import org.jspecify.annotations.NullMarked;
