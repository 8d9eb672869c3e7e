package cn.jince.adapters.descriptor;

/** How far a capability of a system is connected. */
public enum Stage {
    RESERVED,
    SANDBOX,
    SHADOW,
    PILOT,
    LIVE,
    SUSPENDED,
    RETIRED
}
