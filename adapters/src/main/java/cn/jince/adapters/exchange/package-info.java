/** 开放接口: the HTTP edge through which legacy systems push to us, singly and in batches, in earnest and in a sandbox. */
@NullMarked
package cn.jince.adapters.exchange;

import org.jspecify.annotations.NullMarked;
