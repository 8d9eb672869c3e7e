/** 企业直通车: what enterprises ask and how it is answered; tickets of the 12345 hotline, as it pushes them. */
@NullMarked
package cn.jince.platform.directline;

import org.jspecify.annotations.NullMarked;
