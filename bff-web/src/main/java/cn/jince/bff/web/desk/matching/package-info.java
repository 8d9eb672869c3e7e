/** Matching over a whole population: previews, what is unknown and its cost, who came to meet what. */
@NullMarked
package cn.jince.bff.web.desk.matching;

import org.jspecify.annotations.NullMarked;
