/** Lines in shadow: asked beside the answers given, compared field by field, used for nothing. */
@NullMarked
package cn.jince.adapters.shadow;

import org.jspecify.annotations.NullMarked;
