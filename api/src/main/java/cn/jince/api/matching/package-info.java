/** Wire words of matching: verdicts with their explanation, matches of an enterprise, the audience of an item. */
@NullMarked
package cn.jince.api.matching;

import org.jspecify.annotations.NullMarked;
