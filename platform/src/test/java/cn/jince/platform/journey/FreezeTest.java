package cn.jince.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.Stacking;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class FreezeTest extends ClaimJourney {
    @Test
    void an_item_changed_during_a_claim_changes_nothing_in_it() {
        Answer claim = submitted("6222000011112222");
        String before = claim.body().path("form").toString();
        String snapshot = snapshot(claim.id());

        SmallLibrary.enterprise(NEXT.get(), 1);
        SmallLibrary.item(
                item.id(),
                "140900",
                PolicyItem.ClaimMode.CLAIM_FREE,
                PolicyItem.ItemState.WITHDRAWN,
                Stacking.FREE,
                Map.of());

        Answer after = get("/claims/" + claim.id(), agent);
        assertThat(after.body().path("form").toString()).isEqualTo(before);
        assertThat(after.body().at("/summary/itemVersion").asInt())
                .isEqualTo(claim.body().at("/summary/itemVersion").asInt());
        Answer accepted = post("/claims/" + claim.id() + "/acceptance", COUNTY, claim.version(), "");
        Answer noticed = review(accepted, CITY);
        assertThat(noticed.body().at("/summary/amountFen").asLong()).isEqualTo(10_000_000);
        assertThat(snapshot(claim.id())).isEqualTo(snapshot);
        assertThat(send(HttpMethod.GET, "/claims/" + claim.id(), agent, Map.of(), "")
                        .block(Duration.ofSeconds(20))
                        .state())
                .isEqualTo("IN_PUBLIC_NOTICE");
    }

    /** As it lies there, sealed. */
    private String snapshot(String claim) {
        return Objects.requireNonNull(db.sql("SELECT snapshot FROM claim_evidence WHERE claim_id = :claim")
                .bind("claim", claim)
                .map(row -> row.get(0, String.class))
                .one()
                .block(Duration.ofSeconds(10)));
    }
}
