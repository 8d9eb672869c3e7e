/** Disclosures over HTTP. */
@NullMarked
package cn.jince.platform.disclosure.web;

import org.jspecify.annotations.NullMarked;
