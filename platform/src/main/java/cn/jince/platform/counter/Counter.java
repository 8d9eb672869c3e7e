package cn.jince.platform.counter;

/** 窗口: a counter in a service hall. @param hours when it is open, as it is told to people */
public record Counter(
        String id, String division, String name, String address, String hours, String phone, int version) {}
