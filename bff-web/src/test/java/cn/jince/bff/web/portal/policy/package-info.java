/** Pages of the library under test. */
@org.jspecify.annotations.NullMarked
package cn.jince.bff.web.portal.policy;
