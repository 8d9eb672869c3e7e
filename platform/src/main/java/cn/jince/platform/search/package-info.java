/**
 * Full-text search of the library: words, synonyms, pinyin, readings and slips; facets; an index in memory of each
 * replica.
 */
@NullMarked
package cn.jince.platform.search;

import org.jspecify.annotations.NullMarked;
