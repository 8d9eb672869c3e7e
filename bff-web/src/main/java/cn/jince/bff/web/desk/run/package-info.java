/** Claim-free runs as officers see them. */
@NullMarked
package cn.jince.bff.web.desk.run;

import org.jspecify.annotations.NullMarked;
