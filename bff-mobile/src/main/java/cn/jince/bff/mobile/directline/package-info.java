/** 企业直通车: what an enterprise asks from the phone, and the answers. */
@NullMarked
package cn.jince.bff.mobile.directline;

import org.jspecify.annotations.NullMarked;
