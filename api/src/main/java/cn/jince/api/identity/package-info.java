/** Wire words of identity: members of enterprises and the attributes a token carries. */
@NullMarked
package cn.jince.api.identity;

import org.jspecify.annotations.NullMarked;
