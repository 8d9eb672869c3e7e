/** People, officers and systems, with what their tokens say. */
@NullMarked
package cn.jince.identity.account;

import org.jspecify.annotations.NullMarked;
