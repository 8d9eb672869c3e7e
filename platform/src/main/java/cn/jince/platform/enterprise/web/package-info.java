/** HTTP edge of enterprises: who may see which dossier, and the collection of facts. */
@NullMarked
package cn.jince.platform.enterprise.web;

import org.jspecify.annotations.NullMarked;
