package cn.jince.adapters.intake.row;

import cn.jince.adapters.sender.Kind;
import java.util.List;

/**
 * One member of a row.
 *
 * @param longest characters of a text
 */
record Field(String name, Form form, boolean required, int longest) {

    /** What a value has to be. */
    enum Form {
        TEXT,
        CREDIT_CODE,
        DIVISION,
        DATE,
        INSTANT,
        INTEGER,
        OBJECT
    }

    /** The members of a kind; of a policy listing only those the exchange itself looks at. */
    static List<Field> of(Kind kind) {
        return switch (kind) {
            case FACTS ->
                List.of(
                        must("creditCode", Form.CREDIT_CODE, 18),
                        must("asOf", Form.DATE, 10),
                        must("facts", Form.OBJECT, 0),
                        may("system", Form.TEXT, 60));
            case POLICY_LISTINGS ->
                List.of(must("id", Form.TEXT, 40), must("name", Form.TEXT, 200), must("region_code", Form.DIVISION, 6));
            case CLAIM_STATES ->
                List.of(
                        must("eventId", Form.TEXT, 64),
                        must("claimNumber", Form.TEXT, 60),
                        must("state", Form.TEXT, 40),
                        must("at", Form.INSTANT, 40),
                        may("note", Form.TEXT, 500),
                        may("systemCode", Form.TEXT, 60));
            case PAYOUT_RECEIPTS ->
                List.of(
                        must("eventId", Form.TEXT, 64),
                        must("orderId", Form.TEXT, 60),
                        must("receipt", Form.TEXT, 100),
                        must("state", Form.TEXT, 20),
                        must("amountFen", Form.INTEGER, 18),
                        may("paidAt", Form.INSTANT, 40));
            case TICKETS ->
                List.of(
                        must("eventId", Form.TEXT, 64),
                        must("ticketNumber", Form.TEXT, 60),
                        must("kind", Form.TEXT, 20),
                        must("title", Form.TEXT, 200),
                        must("content", Form.TEXT, 4000),
                        must("divisionCode", Form.DIVISION, 6),
                        may("creditCode", Form.CREDIT_CODE, 18),
                        must("state", Form.TEXT, 20),
                        may("answer", Form.TEXT, 4000),
                        must("at", Form.INSTANT, 40));
        };
    }

    private static Field must(String name, Form form, int longest) {
        return new Field(name, form, true, longest);
    }

    private static Field may(String name, Form form, int longest) {
        return new Field(name, form, false, longest);
    }
}
