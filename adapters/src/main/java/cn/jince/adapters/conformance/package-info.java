/** The conformance kit: suites against one system by its descriptor, a report, and the badge. */
@NullMarked
package cn.jince.adapters.conformance;

import org.jspecify.annotations.NullMarked;
