package cn.jince.adapters.web;

import cn.jince.adapters.Background;
import cn.jince.adapters.call.ConnectorCall;
import cn.jince.adapters.call.Line;
import cn.jince.adapters.call.Lines;
import cn.jince.adapters.call.Question;
import cn.jince.adapters.catalogue.Catalogue;
import cn.jince.adapters.catalogue.CatalogueEntry;
import cn.jince.adapters.catalogue.MagicInput;
import cn.jince.adapters.catalogue.OpenApiDocument;
import cn.jince.adapters.catalogue.Sandbox;
import cn.jince.adapters.descriptor.AnswerSchema;
import cn.jince.adapters.lifecycle.Standing;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.adapters.AdapterViews.CapabilityQuery;
import cn.jince.api.reply.Reply;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The capability catalogue for integrators, its sandbox, and direct questions to what is opened to them. */
@RestController
@RequestMapping("/open/capabilities")
class OpenCapabilities {
    private final Catalogue catalogue;
    private final OpenApiDocument documents;
    private final Sandbox sandbox;
    private final ConnectorCall call;
    private final Lines lines;
    private final AccessRecords records;
    private final Background background;
    private final Clock clock;
    private final Set<String> sandboxClients;

    OpenCapabilities(
            Catalogue catalogue,
            OpenApiDocument documents,
            Sandbox sandbox,
            ConnectorCall call,
            Lines lines,
            AccessRecords records,
            Background background,
            Clock clock,
            @Value("${jince.adapters.sandbox-clients}") Set<String> sandboxClients) {
        this.catalogue = catalogue;
        this.documents = documents;
        this.sandbox = sandbox;
        this.call = call;
        this.lines = lines;
        this.records = records;
        this.background = background;
        this.clock = clock;
        this.sandboxClients = Set.copyOf(sandboxClients);
    }

    record Capabilities(List<CatalogueEntry> capabilities, List<Magic> magicInputs) {}

    record Magic(String creditCode, String outcome, String meaning) {}

    record OpenQuestion(String creditCode, String divisionCode, String purpose) {}

    @GetMapping
    Mono<Capabilities> list() {
        return Callers.integrator().map(caller -> new Capabilities(catalogue.list(caller), magic()));
    }

    @GetMapping("/allowed")
    Mono<Capabilities> allowed() {
        return Callers.integrator()
                .map(caller -> new Capabilities(
                        catalogue.list(caller).stream()
                                .filter(CatalogueEntry::open)
                                .toList(),
                        magic()));
    }

    @GetMapping("/{capability}/schema")
    Mono<JsonNode> schema(@PathVariable String capability) {
        return Callers.integrator()
                .map(_ -> AnswerSchema.of(line(capability).capability())
                        .tree()
                        .put("$schema", "https://json-schema.org/draft/2020-12/schema"));
    }

    @GetMapping("/{capability}/openapi")
    Mono<JsonNode> openapi(@PathVariable String capability) {
        return Callers.integrator().map(_ -> documents.of(line(capability)));
    }

    @PostMapping("/{capability}/sandbox")
    Mono<Reply<Attributes>> sandbox(@PathVariable String capability, @RequestBody OpenQuestion question) {
        return Callers.integrator().map(_ -> {
            Line line = line(capability);
            Forms.check(query(capability, question), lines);
            return sandbox.answer(line, question.creditCode(), clock.instant());
        });
    }

    @PostMapping("/{capability}/queries")
    Mono<Reply<Attributes>> ask(@PathVariable String capability, @RequestBody OpenQuestion question) {
        return Callers.integrator()
                .flatMap(caller -> sandboxClients.contains(caller.id())
                        ? sandbox(capability, question)
                        : asked(capability, question, caller));
    }

    private Mono<Reply<Attributes>> asked(String capability, OpenQuestion asked, Caller caller) {
        Line line = line(capability);
        Forms.check(query(capability, asked), lines);
        Question question = new Question(
                capability,
                asked.creditCode(),
                asked.divisionCode(),
                asked.purpose(),
                Map.of("creditCode", asked.creditCode()));
        call.standing(question).ifPresent(OpenCapabilities::requireConnected);
        if (!line.opensTo(caller)) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "capability-not-granted",
                    "该能力未向您的系统开放，请联系" + line.system().owner() + "。");
        }
        return call.ask(question, caller)
                .doOnNext(reply -> background.run(
                        "keeping an access record",
                        records.add(caller, question, reply.getClass().getSimpleName())));
    }

    private static void requireConnected(Standing standing) {
        switch (standing.stage()) {
            case RESERVED, SANDBOX, SHADOW -> {
                Problem problem = Problem.of(HttpStatus.NOT_IMPLEMENTED, "capability-reserved", standing.notice());
                if (standing.expected() != null) {
                    problem.with("expected", standing.expected().toString());
                }
                throw standing.meanwhile() == null ? problem : problem.with("meanwhile", standing.meanwhile());
            }
            case RETIRED -> throw Problem.of(HttpStatus.GONE, "capability-retired", standing.notice());
            case PILOT, LIVE, SUSPENDED -> {}
        }
    }

    private Line line(String capability) {
        return catalogue
                .find(capability)
                .orElseThrow(
                        () -> Problem.of(HttpStatus.NOT_FOUND, "CAPABILITY_NOT_FOUND", "没有名为" + capability + "的能力。"));
    }

    private static CapabilityQuery query(String capability, OpenQuestion question) {
        return new CapabilityQuery(capability, question.creditCode(), question.divisionCode(), question.purpose());
    }

    private static List<Magic> magic() {
        return Arrays.stream(MagicInput.values())
                .map(each -> new Magic(each.creditCode(), each.name(), each.meaning()))
                .toList();
    }
}
