/** 企业直通车, for enterprises, officers and the public. */
@NullMarked
package cn.jince.bff.web.portal.directline;

import org.jspecify.annotations.NullMarked;
