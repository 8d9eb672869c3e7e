package cn.jince.bff.mobile.consent;

import cn.jince.api.identity.Mandates;
import cn.jince.api.identity.Mandates.MembersQuery;
import cn.jince.api.problem.ProblemCode;
import cn.jince.bff.mobile.Members;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What to ask a consent for, and what the person tapped. */
@RestController
@RequestMapping("/api/m/subscriptions")
class SubscriptionController {
    private static final Set<String> ANSWERS = Set.of("accept", "acceptWithAudio", "reject", "ban", "filter");

    private final Templates templates;
    private final Consents consents;
    private final Mandates mandates;
    private final Clock clock;

    SubscriptionController(Templates templates, Consents consents, Mandates mandates, Clock clock) {
        this.templates = templates;
        this.consents = consents;
        this.mandates = mandates;
        this.clock = clock;
    }

    /** At most three: WeChat refuses a prompt with more. */
    @GetMapping("/templates")
    Mono<List<TemplateView>> templates(@RequestParam(required = false) @Nullable String scene) {
        return Members.person()
                .flatMap(this::openId)
                .flatMap(openId -> Flux.fromStream(Arrays.stream(ConsentTemplate.values()))
                        .filter(template -> scene == null || template.scene().equals(scene))
                        .concatMap(template -> view(openId, template))
                        .collectList());
    }

    /** The raw result of {@code wx.requestSubscribeMessage}: template id to accept, reject, ban or filter. */
    @PostMapping
    Mono<List<TemplateView>> record(@RequestBody Map<String, String> result) {
        return Members.person()
                .flatMap(this::openId)
                .flatMap(openId -> Flux.fromIterable(result.entrySet())
                        .filter(entry -> !entry.getKey().equals("errMsg"))
                        .map(SubscriptionController::requireKnownAnswer)
                        .map(entry -> Map.entry(require(entry.getKey()), entry.getValue()))
                        .collectList()
                        .flatMapMany(Flux::fromIterable)
                        .concatMap(entry ->
                                keep(openId, entry.getKey(), entry.getValue()).then(view(openId, entry.getKey())))
                        .collectList());
    }

    private Mono<Void> keep(String openId, ConsentTemplate template, String answer) {
        return switch (answer) {
            case "accept", "acceptWithAudio" -> consents.grant(openId, template, 1, clock.instant());
            case "filter" -> Mono.empty(); // WeChat hid it for a duplicate title; the person was not asked
            default -> consents.clear(openId, template, clock.instant());
        };
    }

    private Mono<TemplateView> view(String openId, ConsentTemplate template) {
        return consents.remaining(openId, template)
                .map(remaining ->
                        new TemplateView(templates.id(template), template.scene(), template.title(), remaining));
    }

    /** The token does not say it, identity does. */
    private Mono<String> openId(Caller caller) {
        return mandates.findMembers(
                        new MembersQuery(List.copyOf(caller.mandates().keySet())))
                .flatMapIterable(members -> members)
                .filter(member -> member.personId().equals(caller.id()))
                .mapNotNull(Mandates.Member::openId)
                .filter(Objects::nonNull)
                .next()
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(HttpStatus.CONFLICT, "WECHAT_NOT_BOUND", "尚未绑定微信，请从小程序登录后再订阅。")));
    }

    private ConsentTemplate require(String id) {
        return templates
                .find(id)
                .orElseThrow(() ->
                        Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, ProblemCode.VALIDATION_FAILED, "不认识的订阅模板：" + id));
    }

    private static Map.Entry<String, String> requireKnownAnswer(Map.Entry<String, String> entry) {
        @Nullable String answer = entry.getValue();
        if (answer == null || !ANSWERS.contains(answer)) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, ProblemCode.VALIDATION_FAILED, "不认识的订阅结果：" + answer);
        }
        return entry;
    }

    /** @param remaining consents our ledger still holds */
    record TemplateView(String id, String scene, String title, int remaining) {}
}
