/** 公示: approved awards are shown to the public before money moves; objections stop it. */
@NullMarked
package cn.jince.platform.notice;

import org.jspecify.annotations.NullMarked;
