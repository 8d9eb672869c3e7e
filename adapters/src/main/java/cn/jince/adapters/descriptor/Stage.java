package cn.jince.adapters.descriptor;

/** How far a capability of a system is connected. */
public enum Stage {
    RESERVED,
    SANDBOX,
    SHADOW,
    PILOT,
    LIVE,
    SUSPENDED,
    RETIRED;

    /** Whether records are collected; what is collected in SHADOW is compared and not kept. */
    public boolean collects() {
        return this == SHADOW || this == PILOT || this == LIVE;
    }
}
