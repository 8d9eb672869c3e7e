/**
 * 画像: tags of an enterprise, derived from its dossier by rules kept as data; and claims' use of facts, written down.
 */
@NullMarked
package cn.jince.platform.profile;

import org.jspecify.annotations.NullMarked;
