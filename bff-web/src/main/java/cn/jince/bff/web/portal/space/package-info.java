/** An enterprise's space and dossier. */
@NullMarked
package cn.jince.bff.web.portal.space;

import org.jspecify.annotations.NullMarked;
