/** 契约漂移: what a system answers otherwise than its contract or its habit says, found, kept and shown. */
@NullMarked
package cn.jince.adapters.drift;

import org.jspecify.annotations.NullMarked;
