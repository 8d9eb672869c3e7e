/** Imports of tables under test. */
@org.jspecify.annotations.NullMarked
package cn.jince.platform.importing;
