/** Policy items from draft to publication, and who would get them. */
@NullMarked
package cn.jince.bff.web.desk.policy;

import org.jspecify.annotations.NullMarked;
