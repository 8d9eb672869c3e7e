/** Direct line tests. */
@org.jspecify.annotations.NullMarked
package cn.jince.platform.directline;
