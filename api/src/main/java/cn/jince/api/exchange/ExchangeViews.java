package cn.jince.api.exchange;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Records of the open interfaces. */
public final class ExchangeViews {

    /** @param divisions the sender's; a division stands for all below it */
    public record Push(String system, List<String> divisions, List<JsonNode> rows) {}

    /** What became of a push: rows that are not listed were taken. */
    public record Verdicts(List<Verdict> refused) {}

    /**
     * Why a row was not taken.
     *
     * @param index place in the push, from 0
     * @param pointer JSON pointer into the row, empty for the row as a whole
     * @param ours how it stands with us, where the row contradicts that
     */
    public record Verdict(
            int index,
            String code,
            String pointer,
            String detail,
            @Nullable String ours) {}

    /** 兑付回执. @param orderId our order; @param state ACCEPTED PAID RETURNED */
    public record ReceiptRow(
            String eventId,
            String orderId,
            String receipt,
            String state,
            long amountFen,
            @Nullable Instant paidAt) {}

    /**
     * 12345 工单, as it stands at the hotline.
     *
     * @param kind ENQUIRY COMPLAINT REQUEST
     * @param state OPEN ANSWERED CLOSED
     */
    public record TicketRow(
            String eventId,
            String ticketNumber,
            String kind,
            String title,
            String content,
            String divisionCode,
            @Nullable String creditCode,
            String state,
            @Nullable String answer,
            Instant at) {}

    /** A ticket as officers see it; {@code system} is the hotline it came from. */
    public record TicketView(
            String system,
            String ticketNumber,
            String kind,
            String title,
            String content,
            String divisionCode,
            @Nullable String creditCode,
            String state,
            @Nullable String answer,
            Instant at) {}

    /**
     * How a batch stands. {@code received = accepted + quarantined + pending}; {@code pending} is 0 once it is DONE.
     *
     * @param state RECEIVING PASSING_ON DONE
     * @param kept quarantined rows that can be downloaded and corrected
     * @param errors where they are
     * @param refusals the first hundred of them
     */
    public record BatchReport(
            String batch,
            String system,
            String kind,
            String state,
            long received,
            long accepted,
            long quarantined,
            long pending,
            long kept,
            Instant startedAt,
            @Nullable Instant endedAt,
            String report,
            String errors,
            List<QuarantinedRow> refusals) {}

    /** @param row the sender's row, from 1, blank lines and the header not counted */
    public record QuarantinedRow(
            long row,
            String code,
            String pointer,
            String detail,
            @Nullable String content) {}

    /** Answer to a single push. @param outcome ACCEPTED; @param again true where this event had come before */
    public record Taken(String outcome, boolean again) {}

    private ExchangeViews() {}
}
