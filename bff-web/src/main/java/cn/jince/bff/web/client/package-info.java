/** Serves the built web client. */
@NullMarked
package cn.jince.bff.web.client;

import org.jspecify.annotations.NullMarked;
