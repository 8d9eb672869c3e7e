/** The public policy library, and an item explained to an enterprise. */
@NullMarked
package cn.jince.bff.web.portal.policy;

import org.jspecify.annotations.NullMarked;
