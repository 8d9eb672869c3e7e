package cn.jince.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.standalone.story.Answer;
import cn.jince.standalone.story.Cast;
import cn.jince.standalone.story.Counterparts;
import cn.jince.standalone.story.Desk;
import cn.jince.standalone.story.Until;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** Bad input and outages at the gateway: each has its clear problem, and nothing is lost or doubled. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FailureJourneyTest {
    private final RunningHouse running = RunningHouse.shared();
    private final Cast cast = running.cast();
    private final Walk walk = new Walk(cast);
    private final Counterparts counterparts = running.world().counterparts();

    @AfterEach
    void everything_is_well_again() {
        counterparts.turn("treasury", "NONE");
    }

    @Test
    void names_an_unknown_field() {
        Map<String, Object> form = new LinkedHashMap<>(claimForm("any"));
        form.put("colour", "red");

        JsonNode problem = walk.phone().post("/api/m/claims", form).refused(400, "UNKNOWN_FIELD");

        assertThat(problem.path("detail").asString()).contains("colour");
    }

    @Test
    void names_a_field_of_the_wrong_type() {
        walk.phone()
                .post("/api/m/claims", Map.of("creditCode", Walk.ENTERPRISE, "itemId", List.of(1, 2)))
                .refused(400, "WRONG_TYPE");
    }

    @Test
    void refuses_what_is_no_json() {
        walk.phone()
                .raw("POST", "/api/m/claims", "application/json", "{\"creditCode\":")
                .refused(400, "BAD_REQUEST");
    }

    @Test
    void refuses_an_oversize_body() {
        String big = "{\"creditCode\":\"" + "x".repeat(24 * 1024 * 1024) + "\"}";

        walk.phone().raw("POST", "/api/m/claims", "application/json", big).refused(413, "BODY_TOO_LARGE");
    }

    @Test
    void refuses_a_bad_credit_code() {
        Answer answer = walk.phone().get("/api/m/dossier?enterprise=91140902MAJC00010X");

        assertThat(answer.status()).isIn(400, 404, 422);
        assertThat(answer.body().path("code").asString()).isNotEmpty();
    }

    @Test
    void refuses_an_unknown_division() {
        Answer answer = cast.web("xz-ss-first")
                .post(Desk.runs(), Map.of("itemId", "P028", "divisionCode", "149999", "limit", 10));

        assertThat(answer.status()).isIn(400, 404, 422);
        assertThat(answer.body().path("detail").asString()).isNotEmpty();
    }

    @Test
    void refuses_a_claim_for_an_item_that_is_not_published() {
        String draft = walk.aDraftItem();

        Answer answer = walk.phone().post("/api/m/claims", claimForm(draft));

        assertThat(answer.status()).isIn(404, 409, 422);
        assertThat(answer.body().path("code").asString()).isNotEmpty();
    }

    @Test
    void refuses_a_decision_in_the_wrong_state() {
        JsonNode claim = walk.aDraftClaim(walk.aPublishedItem());

        Answer correction = walk.phone().post(Walk.path(claim) + "/correction", Walk.ifMatch(claim));

        assertThat(correction.status()).isEqualTo(409);
        assertThat(walk.phone()
                        .get(Walk.path(claim))
                        .ok()
                        .path("summary")
                        .path("state")
                        .asString())
                .isEqualTo("DRAFT");
    }

    @Test
    void refuses_a_stale_version_and_a_missing_one() {
        JsonNode claim = walk.aDraftClaim(walk.aPublishedItem());
        walk.phone()
                .put(Walk.path(claim) + "/form", Walk.form(claim), Walk.ifMatch(claim))
                .ok();

        walk.phone()
                .put(Walk.path(claim) + "/form", Walk.form(claim), Walk.ifMatch(claim))
                .refused(412, "STALE_VERSION");
        walk.phone().put(Walk.path(claim) + "/form", Walk.form(claim)).refused(428, "VERSION_REQUIRED");
    }

    @Test
    void wants_an_idempotency_key_to_submit() {
        JsonNode claim = walk.aDraftClaim(walk.aPublishedItem());

        walk.phone()
                .post(Walk.path(claim) + "/submission", Walk.ifMatch(claim))
                .refused(400, "IDEMPOTENCY_KEY_REQUIRED");
    }

    @Test
    void refuses_a_key_used_for_something_else() {
        JsonNode first = walk.aDraftClaim(walk.aPublishedItem());
        JsonNode second = walk.aDraftClaim(walk.aPublishedItem());
        String key = UUID.randomUUID().toString();
        walk.phone()
                .post(Walk.path(first) + "/submission", Walk.submission(first, key))
                .ok();

        walk.phone()
                .post(Walk.path(second) + "/submission", Walk.submission(second, key))
                .refused(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void refuses_a_foreign_token_and_none() throws JOSEException {
        cast.nobody().get("/api/m/claims?enterprise=" + Walk.ENTERPRISE).refused(401, "UNAUTHENTICATED");
        cast.nobody()
                .withToken(foreignToken(Instant.now().plusSeconds(300)))
                .get("/api/m/claims?enterprise=" + Walk.ENTERPRISE)
                .refused(401, "UNAUTHENTICATED");
        cast.nobody().withToken("no-token-at-all").get("/api/m/me").refused(401, "UNAUTHENTICATED");
    }

    @Test
    void hides_the_enterprise_of_others() {
        assertThat(cast.miniProgram("oX-li")
                        .get("/api/m/dossier?enterprise=" + Walk.ENTERPRISE)
                        .status())
                .isIn(403, 404);
    }

    @Test
    @Order(Order.DEFAULT + 1)
    void pays_once_when_the_treasury_comes_back() {
        JsonNode claim = walk.aClaimInNotice(walk.aPublishedItem());
        counterparts.turn("treasury", "REFUSE");
        walk.advanceDays(12);
        Until.holds(
                "the claim is payable",
                () -> view(claim),
                seen -> !Walk.state(seen).equals("IN_PUBLIC_NOTICE"));

        assertThat(Walk.state(view(claim))).isEqualTo("PAYABLE");
        counterparts.turn("treasury", "NONE");
        JsonNode paid = Until.holds("the claim is paid", () -> view(claim), this::isPaid);

        assertPaidOnce(paid);
    }

    @Test
    @Order(Order.DEFAULT + 2)
    void loses_nothing_when_postgresql_restarts() {
        JsonNode claim = walk.aDraftClaim(walk.aPublishedItem());
        String key = UUID.randomUUID().toString();

        running.house().stores().stopPostgres();
        Answer during = walk.phone().post(Walk.path(claim) + "/submission", Walk.submission(claim, key));
        running.house().stores().startPostgres();

        assertThat(during.status()).isIn(503, 504);
        assertThat(during.body().path("detail").asString()).isNotEmpty();
        JsonNode submitted = Until.holds(
                        "the submission goes through",
                        () -> walk.phone().post(Walk.path(claim) + "/submission", Walk.submission(claim, key)),
                        answer -> answer.status() / 100 == 2)
                .body();
        assertThat(Walk.state(submitted)).isEqualTo("SUBMITTED");
        assertThat(view(claim).path("summary").path("number").asString())
                .isEqualTo(submitted.path("summary").path("number").asString());
    }

    @Test
    @Order(Order.DEFAULT + 3)
    void keeps_serving_when_redis_is_away() {
        JsonNode claim = walk.aDraftClaim(walk.aPublishedItem());
        cast.web("xf-accept").get(Desk.library()).ok();

        running.house().stores().stopRedis();
        try {
            walk.phone().get(Walk.path(claim)).ok();
            walk.phone()
                    .post(
                            Walk.path(claim) + "/submission",
                            Walk.submission(claim, UUID.randomUUID().toString()))
                    .ok();
            Answer officer = cast.web("xf-accept").get(Desk.claim(Walk.id(claim)));
            assertThat(officer.status()).isIn(200, 401, 503);
        } finally {
            running.house().stores().startRedis();
        }

        assertThat(Walk.state(view(claim))).isEqualTo("SUBMITTED");
    }

    private JsonNode view(JsonNode claim) {
        return walk.phone().get(Walk.path(claim)).ok();
    }

    private boolean isPaid(JsonNode claim) {
        return List.of("PAID", "CONCLUDED").contains(Walk.state(claim));
    }

    private void assertPaidOnce(JsonNode paid) {
        List<JsonNode> booked =
                counterparts.treasuryLedger(paid.path("payout").path("intentId").asString());
        assertThat(booked).hasSize(1);
        assertThat(booked.getFirst().path("amountFen").asLong())
                .isEqualTo(paid.path("payout").path("amountFen").asLong());
    }

    private static Map<String, Object> claimForm(String itemId) {
        return Map.of("creditCode", Walk.ENTERPRISE, "itemId", itemId);
    }

    /** Everything right but the key. */
    private String foreignToken(Instant until) throws JOSEException {
        JWTClaimsSet attributes = new JWTClaimsSet.Builder()
                .issuer(running.house().ports().url(Service.GATEWAY) + "/identity")
                .audience("jince")
                .subject("p-002")
                .expirationTime(Date.from(until))
                .claim("kind", "PERSON")
                .claim("mandates", List.of(Walk.ENTERPRISE + ":ACCEPTOR"))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), attributes);
        token.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
        return token.serialize();
    }
}
