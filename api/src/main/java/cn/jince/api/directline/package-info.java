/** 企业直通车: enquiries of enterprises and their answers. */
@NullMarked
package cn.jince.api.directline;

import org.jspecify.annotations.NullMarked;
