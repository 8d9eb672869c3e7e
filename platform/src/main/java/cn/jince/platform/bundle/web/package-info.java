/** Bundles over HTTP. */
@NullMarked
package cn.jince.platform.bundle.web;

import org.jspecify.annotations.NullMarked;
