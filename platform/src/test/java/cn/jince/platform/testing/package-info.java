/** What tests of several features share. */
@NullMarked
package cn.jince.platform.testing;

import org.jspecify.annotations.NullMarked;
