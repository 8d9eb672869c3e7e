/** What both BFFs say of things under way: one progress list, and the way over to a city's own page. */
@NullMarked
package cn.jince.edge.progress;

import org.jspecify.annotations.NullMarked;
