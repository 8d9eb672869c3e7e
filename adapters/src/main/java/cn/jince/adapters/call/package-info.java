/** The one onion round every call to a department, and what it needs. */
@NullMarked
package cn.jince.adapters.call;

import org.jspecify.annotations.NullMarked;
