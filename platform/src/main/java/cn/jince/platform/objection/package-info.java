/** 异议: enterprises object to facts of their dossier; the department a fact came from decides. */
@NullMarked
package cn.jince.platform.objection;

import org.jspecify.annotations.NullMarked;
