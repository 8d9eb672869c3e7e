package cn.jince.platform.claim;

/** 补正事项 or a form field that does not do. @param field key of the field or name of the material */
public record Defect(String field, String reason) {}
