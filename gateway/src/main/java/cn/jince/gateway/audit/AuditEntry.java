package cn.jince.gateway.audit;

import java.time.Instant;

/**
 * 审计记录: one request. No personal data, no query and no body.
 *
 * @param who subject of the token, {@code -} for nobody
 * @param result status, 499 where the client went away first
 */
record AuditEntry(
        Instant at, String trace, String who, String kind, String method, String route, String path, int result) {
    private static final int LONGEST = 300;

    /** Fields a tab apart. */
    String line() {
        return String.join(
                "\t",
                at.toString(),
                trace,
                plain(who),
                plain(kind),
                plain(method),
                route,
                plain(path),
                Integer.toString(result));
    }

    private static String plain(String text) {
        String kept = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return kept.chars().anyMatch(letter -> letter < ' ') ? kept.replaceAll("\\p{Cntrl}", "?") : kept;
    }
}
