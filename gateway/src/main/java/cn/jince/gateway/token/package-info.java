/** Who may pass: bearer tokens checked, audiences kept apart, cross-site requests refused. */
@NullMarked
package cn.jince.gateway.token;

import org.jspecify.annotations.NullMarked;
