package cn.jince.bff.mobile.delivery;

/** 渠道. Where a message can go. */
public enum ChannelKind {
    WECHAT,
    APNS,
    ANDROID,
    /** The inbox alone; it always has the message. */
    INBOX;

    /** True where the far end recognises a repeated id, so that an unknown outcome may be sent again. */
    boolean recognisesRepeats() {
        return this == ANDROID;
    }
}
