/** The legacy world: one connector per protocol, one descriptor per system, one onion round every call. */
@NullMarked
package cn.jince.adapters;

import org.jspecify.annotations.NullMarked;
