package cn.jince.bff.mobile.device;

/** 设备. A phone a person signed in on. @param token APNs device token, or registration id of the aggregator */
public record Device(String personId, DevicePlatform platform, String token) {}
