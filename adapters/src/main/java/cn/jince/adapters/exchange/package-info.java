/** Inbound: legacy systems push facts to us. */
@NullMarked
package cn.jince.adapters.exchange;

import org.jspecify.annotations.NullMarked;
