package cn.jince.adapters.drift;

/** Whose drift it is. */
public record DriftId(String system, String capability, String contract) {}
