package cn.jince.api.reply;

/** How fresh a value is. Only {@code LIVE} was asked for now; the others were kept, by us or by the source. */
public enum Freshness {
    LIVE,
    CACHED,
    STALE,
    SNAPSHOT,
    MANUAL
}
