/** Claim screens, and the wish in a claim-free run. */
@NullMarked
package cn.jince.bff.mobile.claim;

import org.jspecify.annotations.NullMarked;
