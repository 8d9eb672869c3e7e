/** Reading database rows without nulls nobody expects. */
@NullMarked
package cn.jince.platform.rows;

import org.jspecify.annotations.NullMarked;
