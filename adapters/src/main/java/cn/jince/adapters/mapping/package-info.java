/** From their words to ours: mapping, and the check that what came out is what was promised. */
@NullMarked
package cn.jince.adapters.mapping;

import org.jspecify.annotations.NullMarked;
