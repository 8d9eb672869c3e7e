/** Enterprises are asked about drafts; what became of each opinion is made known with its reason. */
@NullMarked
package cn.jince.platform.consultation;

import org.jspecify.annotations.NullMarked;
