/** The treasurer's desk and what of it everybody sees. */
@NullMarked
package cn.jince.bff.web.desk.fiscal;

import org.jspecify.annotations.NullMarked;
