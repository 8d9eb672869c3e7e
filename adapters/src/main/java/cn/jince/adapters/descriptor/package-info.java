/** Descriptors: what a department system offers and how it is called, one YAML file each, checked at start. */
@NullMarked
package cn.jince.adapters.descriptor;

import org.jspecify.annotations.NullMarked;
