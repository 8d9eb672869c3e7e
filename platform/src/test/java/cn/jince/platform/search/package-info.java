/** Search tests. */
@org.jspecify.annotations.NullMarked
package cn.jince.platform.search;
