/** One list of all that an enterprise has under way, here and at cities' own pages. */
@NullMarked
package cn.jince.bff.web.portal.progress;

import org.jspecify.annotations.NullMarked;
