/** 初审 复审: decisions by officers on accepted claims, four eyes. */
@NullMarked
package cn.jince.platform.review;

import org.jspecify.annotations.NullMarked;
