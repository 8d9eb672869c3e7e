/** Files of tables on their own. */
@NullMarked
package cn.jince.platform.export;

import org.jspecify.annotations.NullMarked;
