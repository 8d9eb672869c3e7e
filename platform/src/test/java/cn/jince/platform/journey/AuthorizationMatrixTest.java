package cn.jince.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.access.Operation;
import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.policy.LibraryCalls;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.Stacking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every row of the table by every caller, over HTTP: the table alone says what comes of it. */
class AuthorizationMatrixTest extends ClaimJourney {
    private static final String DRAFT = "M-DRAFT";
    private final MatrixWorld world = new MatrixWorld();

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping endpoints;

    private record Cell(Operation operation, MatrixCaller caller, MatrixCaller.Expected expected) {}

    private record Told(int status, String body) {
        String code() {
            return body.startsWith("{")
                    ? JsonMapper.shared().readTree(body).path("code").asString("")
                    : "";
        }
    }

    @Test
    void nobody_gets_past_the_table() {
        world();
        Dossier other = SmallLibrary.enterprise(NEXT.incrementAndGet(), 6240);
        List<MatrixCaller> callers =
                MatrixCaller.all(HOUSE, firm.code().value(), other.code().value());
        Map<Operation, SampleRequest> requests = requests();
        List<Cell> cells = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            callers.forEach(caller -> cells.add(new Cell(operation, caller, caller.of(operation))));
        }
        WebClient client = WebClient.builder()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 * 1024 * 1024))
                .baseUrl("http://localhost:" + port)
                .build();

        List<String> wrong = Flux.fromIterable(cells)
                .flatMap(
                        cell -> ask(client, cell, Objects.requireNonNull(requests.get(cell.operation())))
                                .mapNotNull(told -> wrong(cell, told)),
                        16)
                .collectList()
                .block(Duration.ofMinutes(5));

        assertThat(cells).hasSizeGreaterThanOrEqualTo(2_000);
        assertThat(wrong).isEmpty();
    }

    private @Nullable String wrong(Cell cell, Told told) {
        Operation operation = cell.operation();
        int status = told.status();
        boolean leaks = told.body().contains(firm.name())
                || told.body().contains(MatrixWorld.PHONE)
                || told.body().contains(MatrixWorld.ACCOUNT);
        boolean right = status < 500
                && switch (cell.expected()) {
                    case UNAUTHENTICATED -> status == 401;
                    case FORBIDDEN -> status == 403 && !leaks;
                    case NOT_THERE ->
                        !leaks
                                && (operation.path().contains("{")
                                        ? status == 404
                                        : List.of(400, 403, 404, 422).contains(status));
                    case NOTHING_OF_IT -> status != 401 && !leaks;
                    case LET_IN ->
                        operation.method() == HttpMethod.GET
                                ? status == 200
                                : status != 401
                                        && (status != 404 || !operation.path().contains("{"));
                };
        return right
                ? null
                : operation + " by " + cell.caller().name() + ": " + cell.expected() + " but " + status
                        + (leaks ? " (leaks)" : "")
                        + " "
                        + told.body().substring(0, Math.min(160, told.body().length()));
    }

    /** Whom the table lets in sends no version and no key, so that the matrix changes as little as may be. */
    private Mono<Told> ask(WebClient client, Cell cell, SampleRequest sample) {
        Operation operation = cell.operation();
        WebClient.RequestBodySpec request = client.method(operation.method())
                .uri(java.net.URI.create("http://localhost:" + port + world.filled(operation.path()) + sample.query()))
                .headers(all -> {
                    if (!cell.caller().token().isEmpty()) {
                        all.setBearerAuth(cell.caller().token());
                    }
                    if (cell.expected() != MatrixCaller.Expected.LET_IN) {
                        all.setIfMatch("\"1\"");
                        all.set("Idempotency-Key", cell.caller().name());
                    }
                });
        WebClient.RequestHeadersSpec<?> ready = operation.method() == HttpMethod.GET
                ? request
                : request.contentType(sample.type()).bodyValue(sample.body());
        return ready.exchangeToMono(response -> response.bodyToMono(String.class)
                .defaultIfEmpty("")
                .map(body -> new Told(response.statusCode().value(), body)));
    }

    private Map<Operation, SampleRequest> requests() {
        Map<Operation, SampleRequest> requests = new HashMap<>();
        endpoints.getHandlerMethods().forEach((mapping, endpoint) -> {
            for (Operation operation : Operation.values()) {
                boolean same = mapping.getPatternsCondition().getPatterns().stream()
                                .anyMatch(pattern ->
                                        generic(pattern.getPatternString()).equals(generic(operation.path())))
                        && mapping.getMethodsCondition().getMethods().stream()
                                .anyMatch(method -> method.asHttpMethod().equals(operation.method()));
                if (same) {
                    requests.put(operation, SampleRequest.of(mapping, endpoint, world));
                }
            }
        });
        return new TreeMap<>(requests);
    }

    private static String generic(String path) {
        return path.replaceAll("\\{[^}]+}", "{}");
    }

    /** One thing of each kind, all of one enterprise in one county; what a new path variable needs is made here. */
    private void world() {
        names();
        draft();
        Answer claim = submitted(MatrixWorld.ACCOUNT);
        world.put("/claims/{id}", claim.id());
        world.name("claimId", claim.id());
        world.put("/claims/{id}/opinions/{opinionId}", "1");
        world.put(
                "/claims/{id}/attachments/{attachmentId}",
                claim.body().at("/materials/0/attachment/id").asString(""));
        counter();
        bundle();
        payout();
        notice();
        MatrixFunds.make(this, world);
        Answer asked = send(
                        HttpMethod.POST,
                        "/enquiries",
                        agent,
                        Map.of("Idempotency-Key", claim.id()),
                        Map.of(
                                "creditCode",
                                firm.code().value(),
                                "kind",
                                "QUESTION",
                                "title",
                                "问",
                                "text",
                                firm.name() + "何时兑付，电话 " + MatrixWorld.PHONE))
                .block(Duration.ofSeconds(20));
        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(200);
        world.put("/enquiries/{id}", asked.id());
        objection();
        order();
        faqAndConsultation();
        run();
        kiosk();
    }

    private void faqAndConsultation() {
        String drafter = HOUSE.officer("m-draft", MatrixWorld.DIVISION, "POLICY_DRAFTER", "ACCEPTANCE");
        Map<String, Object> form = Map.of("itemId", DRAFT, "title", "征求意见", "text", "说明", "days", 30);
        Answer opened = post("/consultations", drafter, "", form);
        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(200);
        world.put("/consultations/{id}", opened.body().path("id").asString(""));
        String path = "/consultations/" + opened.body().path("id").asString("") + "/opinions";
        Map<String, Object> opinion = Map.of("creditCode", firm.code().value(), "text", firm.name());
        Answer said = send(HttpMethod.POST, path, agent, Map.of("Idempotency-Key", "matrix"), opinion)
                .block(Duration.ofSeconds(20));
        world.put(
                "/consultations/{id}/opinions/{opinionId}",
                said.body().at("/opinions/0/id").asString(""));
        Map<String, Object> faq =
                Map.of("question", "矩阵", "answer", firm.name(), "enquiryIds", List.of(), "reviewOn", "2099-01-01");
        Answer written = post("/faqs", drafter, "", faq);
        assertThat(written.status()).as(written.body().toString()).isEqualTo(200);
        world.put("/faqs/{id}", written.body().path("id").asString(""));
        world.name("into", written.body().path("id").asString(""));
    }

    private void order() {
        Map<String, Object> form = Map.of(
                "kind", "OTHER",
                "subjectId", "matrix",
                "subjectName", firm.name(),
                "divisionCode", MatrixWorld.DIVISION,
                "department", "工信局",
                "reason", "矩阵",
                "days", 5);
        String supervisor = HOUSE.officer("m-super", MatrixWorld.DIVISION, "SUPERVISOR");
        Answer raised = send(
                        HttpMethod.POST, "/supervision-orders", supervisor, Map.of("Idempotency-Key", "matrix"), form)
                .block(Duration.ofSeconds(20));
        assertThat(raised.status()).as(raised.body().toString()).isEqualTo(200);
        world.put("/supervision-orders/{id}", raised.body().path("id").asString(""));
    }

    private void objection() {
        Answer objected = send(
                        HttpMethod.POST,
                        "/fact-objections",
                        agent,
                        Map.of("Idempotency-Key", "matrix"),
                        Map.of(
                                "creditCode",
                                firm.code().value(),
                                "attribute",
                                SmallLibrary.REVENUE.key(),
                                "proposed",
                                3_000,
                                "reason",
                                "与申报表不一致"))
                .block(Duration.ofSeconds(20));
        assertThat(objected.status()).as(objected.body().toString()).isEqualTo(200);
        Answer proposed = send(
                        HttpMethod.POST,
                        "/policies/" + DRAFT + "/amendments",
                        agent,
                        Map.of("Idempotency-Key", "matrix"),
                        Map.of("change", Map.of("phone", MatrixWorld.PHONE), "reason", "电话已变更"))
                .block(Duration.ofSeconds(20));
        assertThat(proposed.status()).as(proposed.body().toString()).isEqualTo(200);
        world.put("/policy-amendments/{id}", proposed.body().path("id").asString(""));
        world.put("/fact-objections/{id}", objected.body().path("id").asString(""));
    }

    /** After the clock was moved, as a code ends soon; for an item that is claimed, so that nobody uses it up. */
    private void kiosk() {
        Answer begun = post("/kiosk-starts", HOUSE.device("m-kiosk", "140902"), "", Map.of("itemId", item.id()));
        world.put("/kiosk-starts/{code}", begun.body().path("code").asString(""));
    }

    private void counter() {
        Map<String, String> hall = Map.of(
                "divisionCode",
                MatrixWorld.DIVISION,
                "name",
                "窗口",
                "address",
                "新建路",
                "hours",
                "9:00–17:00",
                "phone",
                "1");
        assertThat(send(HttpMethod.PUT, "/counters/m-1", OPERATOR, Map.of("If-Match", "\"0\""), hall)
                        .block(Duration.ofSeconds(20))
                        .status())
                .isEqualTo(200);
        world.put("/counters/{id}", "m-1");
    }

    private void bundle() {
        List<String> two = List.of(
                SmallLibrary.item("M-B1", PolicyItem.ClaimMode.REVIEWED, Map.of())
                        .id(),
                SmallLibrary.item("M-B2", PolicyItem.ClaimMode.REVIEWED, Map.of())
                        .id());
        Answer begun =
                post("/bundles", agent, "", Map.of("creditCode", firm.code().value(), "itemIds", two));
        world.put("/bundles/{id}", begun.body().path("id").asString(""));
    }

    private void names() {
        String code = firm.code().value();
        world.put("/enterprises/{creditCode}", code);
        world.put("/payouts/days/{day}", "2026-11-25");
        Map.of(
                        "creditCode",
                        code,
                        "enterprise",
                        code,
                        "divisionCode",
                        MatrixWorld.DIVISION,
                        "division",
                        MatrixWorld.DIVISION,
                        "kind",
                        "QUESTION",
                        "itemId",
                        item.id(),
                        "basedOn",
                        DRAFT,
                        "material",
                        "licence",
                        "fileName",
                        "licence.pdf")
                .forEach(world::name);
        world.put("/enterprises/{creditCode}/matches/{itemId}", item.id());
        world.put("/enterprises/{creditCode}/refusals/{itemId}", item.id());
        world.put("/local-additions/{itemId}", item.id());
        world.put("/form-schemas/{itemId}", item.id());
        world.put("/local-additions/{itemId}/{divisionCode}", MatrixWorld.DIVISION);
        world.put("/exports/{kind}", "CLAIMS");
        world.put("/evaluations/{itemId}", item.id());
    }

    /** A draft in the library, and the same one among the items of this journey. */
    private void draft() {
        LibraryCalls library = new LibraryCalls(port);
        String operator = HOUSE.officer("operator", "140000", "OPERATOR");
        ObjectNode all = JsonMapper.shared().createObjectNode();
        all.putArray("items").add(LibraryCalls.policy(DRAFT).put("region_code", MatrixWorld.DIVISION));
        assertThat(library.post("/policies/import", operator, all.toString()).status())
                .isEqualTo(200);
        String drafter = HOUSE.officer("m-draft", MatrixWorld.DIVISION, "POLICY_DRAFTER");
        assertThat(library.post("/policies/drafts", drafter, Map.of("basedOn", DRAFT, "notes", firm.name()))
                        .status())
                .isEqualTo(200);
        SmallLibrary.item(
                DRAFT,
                MatrixWorld.DIVISION,
                PolicyItem.ClaimMode.REVIEWED,
                PolicyItem.ItemState.DRAFT,
                Stacking.FREE,
                Map.of());
        world.name("version", 2);
        world.name("from", 1);
        world.name("to", 2);
        world.put("/policies/{id}", DRAFT);
        LibraryCalls.Answer document = library.post(
                "/issued-documents",
                drafter,
                Map.of(
                        "number",
                        "矩阵〔2026〕1号",
                        "title",
                        firm.name() + "相关措施",
                        "issuer",
                        "忻府区人民政府",
                        "divisionCode",
                        MatrixWorld.DIVISION,
                        "kind",
                        "ISSUED",
                        "happenedOn",
                        "2020-01-06"));
        assertThat(document.status()).as(document.body().toString()).isEqualTo(200);
        world.put("/issued-documents/{id}", document.body().path("id").asString(""));
        world.put("/policies/{itemId}", DRAFT);
    }

    /** Turned away, so that it stays in the list of what is stuck. */
    private void payout() {
        item = SmallLibrary.item("M-PAID", PolicyItem.ClaimMode.REVIEWED, Map.of());
        Answer claim = noticed("6222000000000404");
        advance("P12D");
        Answer rejected = Mono.defer(() -> send(HttpMethod.GET, "/claims/" + claim.id(), agent, Map.of(), ""))
                .filter(answer -> answer.body().at("/payout/state").asString("").equals("REJECTED"))
                .repeatWhenEmpty(600, tries -> tries.delayElements(Duration.ofMillis(100)))
                .block(Duration.ofSeconds(90));
        world.put("/payouts/{id}", rejected.body().at("/payout/intentId").asString(""));
    }

    private void notice() {
        item = SmallLibrary.item("M-NOTICED", PolicyItem.ClaimMode.REVIEWED, Map.of());
        world.put(
                "/notices/{id}",
                noticed(MatrixWorld.ACCOUNT).body().at("/notice/id").asString(""));
    }

    private void run() {
        PolicyItem free = SmallLibrary.item("M-FREE", PolicyItem.ClaimMode.CLAIM_FREE, Map.of());
        SmallLibrary.CANDIDATES.add(firm);
        Map<String, Object> form = Map.of("itemId", free.id(), "divisionCode", MatrixWorld.DIVISION, "limit", 10);
        Answer started = post("/claim-free-runs", COUNTY, "", form);
        SmallLibrary.CANDIDATES.remove(firm);
        assertThat(started.status()).as(started.body().toString()).isEqualTo(200);
        world.put("/claim-free-runs/{id}", started.body().path("id").asString(""));
    }
}
