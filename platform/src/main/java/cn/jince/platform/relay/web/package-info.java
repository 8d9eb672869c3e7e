/** Where the exchange passes on what a city's system says of a claim. */
@NullMarked
package cn.jince.platform.relay.web;

import org.jspecify.annotations.NullMarked;
