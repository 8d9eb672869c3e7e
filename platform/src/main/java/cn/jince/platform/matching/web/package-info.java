/** HTTP edge of matching: matches of an enterprise, their explanation, the audience of an item. */
@NullMarked
package cn.jince.platform.matching.web;

import org.jspecify.annotations.NullMarked;
