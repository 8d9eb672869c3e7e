/** What pushes of legacy systems have in common before a feature takes their rows. */
@NullMarked
package cn.jince.platform.received;

import org.jspecify.annotations.NullMarked;
