/** The authorization server: clients, grants, tokens, keys. */
@NullMarked
package cn.jince.identity.grant;

import org.jspecify.annotations.NullMarked;
