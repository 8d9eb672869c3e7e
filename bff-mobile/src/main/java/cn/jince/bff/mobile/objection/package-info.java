/** Objections of my enterprise to facts of its dossier. */
@NullMarked
package cn.jince.bff.mobile.objection;

import org.jspecify.annotations.NullMarked;
