/** Public notices and objections to them. */
@NullMarked
package cn.jince.bff.web.portal.notice;

import org.jspecify.annotations.NullMarked;
