/** What legacy systems push to us, on the wire between them, the adapters and the platform. */
@NullMarked
package cn.jince.api.exchange;

import org.jspecify.annotations.NullMarked;
