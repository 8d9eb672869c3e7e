/** Wire words of enterprises: registration summary, dossier facts, fact collection. */
@NullMarked
package cn.jince.api.enterprise;

import org.jspecify.annotations.NullMarked;
