/** 批量导入: tables of policies (CSV, XLSX) into the library, row by row, silently, tried out before if one wants. */
@NullMarked
package cn.jince.platform.importing;

import org.jspecify.annotations.NullMarked;
