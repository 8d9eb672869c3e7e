/** Wire words of the policy library: items, eligibility as data, award standards, drafts and imports. */
@NullMarked
package cn.jince.api.policy;

import org.jspecify.annotations.NullMarked;
