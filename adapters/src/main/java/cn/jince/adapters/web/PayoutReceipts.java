package cn.jince.adapters.web;

import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.adapters.AdapterViews.PayoutReceipt;
import cn.jince.api.reply.Reply;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A treasury answer as the receipt it is; the descriptor has checked that every attribute is there. */
final class PayoutReceipts {

    static Reply<PayoutReceipt> of(Reply<Attributes> reply) {
        return switch (reply) {
            case Reply.Answered<Attributes> answered ->
                new Reply.Answered<>(receipt(answered.value().attributes()), answered.provenance());
            case Reply.Absent<Attributes> absent -> new Reply.Absent<>(absent.provenance());
            case Reply.Unknown<Attributes> u ->
                new Reply.Unknown<>(
                        u.reason(), u.system(), u.systemName(), u.notice(), u.askAgainAfter(), u.since(), u.expected());
        };
    }

    private static PayoutReceipt receipt(Map<String, @Nullable JsonNode> said) {
        String paidAt = text(said, "paidAt");
        JsonNode amount = said.get("amountFen");
        return new PayoutReceipt(
                text(said, "intentId"),
                text(said, "receipt"),
                text(said, "state"),
                amount == null ? 0 : amount.asLong(),
                paidAt.isEmpty() ? null : Instant.parse(paidAt));
    }

    private static String text(Map<String, @Nullable JsonNode> said, String attribute) {
        JsonNode value = said.get(attribute);
        return value == null || value.isNull() ? "" : value.asString();
    }

    private PayoutReceipts() {}
}
