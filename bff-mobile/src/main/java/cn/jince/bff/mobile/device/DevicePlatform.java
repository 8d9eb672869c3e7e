package cn.jince.bff.mobile.device;

/** What a phone runs, and so which push service reaches it. */
public enum DevicePlatform {
    IOS,
    ANDROID
}
