/** Web sessions in Redis with a short local copy, sign-in as an OAuth client, token relay. */
@NullMarked
package cn.jince.gateway.session;

import org.jspecify.annotations.NullMarked;
