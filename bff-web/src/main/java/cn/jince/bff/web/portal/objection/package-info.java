/** Objections of an enterprise to facts of its dossier. */
@NullMarked
package cn.jince.bff.web.portal.objection;

import org.jspecify.annotations.NullMarked;
