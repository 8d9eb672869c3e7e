/** Stages of connectors: from reserved to retired, moved by operators, audited, in force within a second. */
@NullMarked
package cn.jince.adapters.lifecycle;

import org.jspecify.annotations.NullMarked;
