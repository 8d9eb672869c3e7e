/**
 * Certificates made at start and gone with the process: an authority, sound ones, and each kind that must be refused.
 */
@NullMarked
package cn.jince.testkit.tls;

import org.jspecify.annotations.NullMarked;
