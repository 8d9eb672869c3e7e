/** Claims over HTTP: wire records in and out, refusals as problems. */
@NullMarked
package cn.jince.platform.claim.web;

import org.jspecify.annotations.NullMarked;
