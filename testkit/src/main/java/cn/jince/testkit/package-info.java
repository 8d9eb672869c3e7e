/** What tests of every module share. */
@NullMarked
package cn.jince.testkit;

import org.jspecify.annotations.NullMarked;
