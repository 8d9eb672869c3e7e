/** The HTTP edge of objections to facts. */
@NullMarked
package cn.jince.platform.objection.web;

import org.jspecify.annotations.NullMarked;
