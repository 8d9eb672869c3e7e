package cn.jince.adapters.intake.row;

/**
 * What is wrong with a row.
 *
 * @param code stable
 * @param pointer JSON pointer into the row, empty for the row as a whole
 * @param detail Chinese, for whoever sent it
 */
public record Defect(String code, String pointer, String detail) {}
