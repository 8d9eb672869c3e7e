/** 政策库: documents and items, eligibility as data, award standards, drafting by one officer and approval by another. */
@NullMarked
package cn.jince.platform.policy;

import org.jspecify.annotations.NullMarked;
