/** What integrators can find out before they ask: which capabilities there are, their contracts, and a sandbox. */
@NullMarked
package cn.jince.adapters.catalogue;

import org.jspecify.annotations.NullMarked;
