/** Who may call what: one table of operations and roles, and the filter that enforces it. */
@NullMarked
package cn.jince.platform.access;

import org.jspecify.annotations.NullMarked;
