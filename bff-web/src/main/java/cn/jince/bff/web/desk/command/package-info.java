/** 指令与对账: dead letters and differences, for operators. */
@NullMarked
package cn.jince.bff.web.desk.command;

import org.jspecify.annotations.NullMarked;
