/** WeChat as a mini-program's server sees it: sign-in codes, access tokens and subscribe messages. */
@NullMarked
package cn.jince.testkit.wechat;

import org.jspecify.annotations.NullMarked;
