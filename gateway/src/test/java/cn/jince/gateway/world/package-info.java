/**
 * Small real counterparts of the gateway for its tests: an authorization server, an upstream, a Redis that can be
 * stopped.
 */
@NullMarked
package cn.jince.gateway.world;

import org.jspecify.annotations.NullMarked;
