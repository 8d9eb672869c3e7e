/** 跳转: a person goes on at a city's own page with a ticket that is good once, and the city tells us how it went. */
@NullMarked
package cn.jince.adapters.linkout;

import org.jspecify.annotations.NullMarked;
