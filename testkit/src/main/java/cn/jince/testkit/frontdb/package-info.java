/** A front database 前置库: real tables in a real PostgreSQL, filled by a department, behind a wire that can fail. */
@NullMarked
package cn.jince.testkit.frontdb;

import org.jspecify.annotations.NullMarked;
