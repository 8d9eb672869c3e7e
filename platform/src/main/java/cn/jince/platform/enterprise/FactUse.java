package cn.jince.platform.enterprise;

import cn.jince.platform.kernel.CreditCode;
import java.time.Instant;
import java.util.List;

/**
 * 使用记录: somebody used facts of an enterprise for a purpose. The same use on the same day is one line that counts.
 *
 * @param reference id of the item, claim or run it was for; empty where it was for none
 * @param purpose Chinese, as the enterprise reads it
 * @param attributes keys of the facts that were shown or compared
 */
public record FactUse(
        CreditCode code, Kind kind, String reference, User user, String purpose, List<String> attributes, Instant at) {

    public enum Kind {
        SUMMARY,
        DOSSIER,
        PROFILE,
        MATCHES,
        CLAIM,
        CLAIM_FREE
    }

    /** Who used them. @param division empty where the user is no officer */
    public record User(String id, String name, String division, String department) {}

    /** A line of the log. @param times how often on that day */
    public record Line(FactUse use, Instant firstAt, int times) {}
}
