/**
 * 一企一档: one dossier per enterprise; facts with provenance from departments, size class and tags computed, never edited.
 */
@NullMarked
package cn.jince.platform.enterprise;

import org.jspecify.annotations.NullMarked;
