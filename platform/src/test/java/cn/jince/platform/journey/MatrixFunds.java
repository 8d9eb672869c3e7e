package cn.jince.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The matrix's line of the fiscal list and its clawback. */
final class MatrixFunds {
    private MatrixFunds() {}

    /** After its payout. */
    static void make(ClaimJourney at, MatrixWorld world) {
        line(at, world);
        clawback(at, world);
    }

    private static void line(ClaimJourney at, MatrixWorld world) {
        String treasurer = ClaimJourney.HOUSE.officer("m-fin", MatrixWorld.DIVISION, "TREASURER");
        Map<String, Object> form = Map.of(
                "itemId",
                at.item.id(),
                "year",
                Integer.parseInt(
                        at.get("/clock", "").body().path("now").asString("").substring(0, 4)),
                "budgetFen",
                1,
                "fundsSource",
                "县级资金",
                "shares",
                List.of(Map.of("level", "COUNTY", "share", "1/1")),
                "plan",
                List.of());
        ClaimJourney.Answer drafted = at.post("/fiscal-lines", treasurer, "", form);
        assertThat(drafted.status()).as(drafted.body().toString()).isEqualTo(200);
        world.put("/fiscal-lines/{id}", drafted.body().at("/line/id").asString(""));
    }

    /** Kept as if ordered: the payout of this world is turned away. */
    private static void clawback(ClaimJourney at, MatrixWorld world) {
        String intent = world.filled("/payouts/{id}").substring("/payouts/".length());
        at.db.sql(
                        "INSERT INTO clawback (id, intent_id, item_name, claim_number, payee, credit_code, division_code, line_id,"
                                + " amount_fen, reason, ordered_by, ordered_by_name, ordered_at, due_on) SELECT id, id, 'x', 'x',"
                                + " payee, credit_code, division_code, line_id, 1, 'x', 'x', 'x', CURRENT_TIMESTAMP, CURRENT_DATE"
                                + " FROM payout_intent WHERE id = :id")
                .bind("id", intent)
                .then()
                .block(Duration.ofSeconds(10));
        world.put("/clawbacks/{id}", intent);
    }
}
