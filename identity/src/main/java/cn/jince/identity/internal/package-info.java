/** What identity answers to services of the house. */
@NullMarked
package cn.jince.identity.internal;

import org.jspecify.annotations.NullMarked;
