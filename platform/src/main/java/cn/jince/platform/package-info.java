/** The policy domain as one service: features as packages, one database. */
@NullMarked
package cn.jince.platform;

import org.jspecify.annotations.NullMarked;
