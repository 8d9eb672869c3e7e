/** Dossiers, tags and objections under test. */
@org.jspecify.annotations.NullMarked
package cn.jince.platform.enterprise;
