package cn.jince.platform.privacy;

import java.util.List;

/** The columns that hold personal data, each with the key columns that its seal is bound to. */
public enum SealedColumn {
    CLAIM("claim", "document", List.of("id")),
    CLAIM_SNAPSHOT("claim_evidence", "snapshot", List.of("claim_id", "version")),
    CLAIM_BUNDLE("claim_bundle", "document", List.of("id")),
    SUBMISSION("claim_submission", "answer", List.of("caller", "idem_key")),
    HANDED_CLAIM("claim_relay", "body", List.of("command_id")),
    RUN_ACCOUNT("claim_free_member", "account", List.of("run_id", "credit_code")),
    PAYOUT_ACCOUNT("payout_intent", "account", List.of("id"));

    private final String table;
    private final String column;
    private final List<String> keys;

    SealedColumn(String table, String column, List<String> keys) {
        this.table = table;
        this.column = column;
        this.keys = keys;
    }

    String table() {
        return table;
    }

    String column() {
        return column;
    }

    List<String> keys() {
        return keys;
    }

    /** What a seal is bound to: moved to another row or column it does not open. */
    String place(List<?> keyValues) {
        return table + "." + column + ":"
                + String.join("/", keyValues.stream().map(String::valueOf).toList());
    }
}
