/** What a city's page calls: redemption of tickets and call-backs. */
@NullMarked
package cn.jince.adapters.linkout.web;

import org.jspecify.annotations.NullMarked;
