/** Wire words of claims: form, timeline, decisions, public notice, payout and claim-free runs. */
@NullMarked
package cn.jince.api.claim;

import org.jspecify.annotations.NullMarked;
