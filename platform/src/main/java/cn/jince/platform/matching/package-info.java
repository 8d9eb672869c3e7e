/** 政策找企业: the bitmap index over the population, matches with their reasons, the audience of an item. */
@NullMarked
package cn.jince.platform.matching;

import org.jspecify.annotations.NullMarked;
