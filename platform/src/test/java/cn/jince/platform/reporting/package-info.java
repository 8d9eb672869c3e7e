/** Reporting clocks under test. */
@org.jspecify.annotations.NullMarked
package cn.jince.platform.reporting;
