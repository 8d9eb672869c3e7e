package cn.jince.platform.faq;

import cn.jince.api.directline.FaqViews.FaqForm;
import cn.jince.api.directline.FaqViews.FaqView;
import cn.jince.api.directline.FaqViews.FrequentView;
import cn.jince.api.directline.FaqViews.MergeForm;
import cn.jince.api.directline.Faqs;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class FaqController implements Faqs {
    private final FaqStore store;
    private final WriteFaq writing;
    private final PlatformClock clock;

    FaqController(FaqStore store, WriteFaq writing, PlatformClock clock) {
        this.store = store;
        this.writing = writing;
        this.clock = clock;
    }

    @Override
    public Mono<List<FaqView>> search(@Nullable String query, @Nullable String itemId) {
        return store.search(query, itemId).map(this::view).collectList();
    }

    @Override
    public Mono<List<FrequentView>> frequent() {
        return Caller.current()
                .flatMap(caller -> store.frequent(new DivisionCode(caller.division()).prefix())
                        .collectList());
    }

    @Override
    public Mono<List<FaqView>> due() {
        return Caller.current()
                .flatMap(caller -> store.due(new DivisionCode(caller.division()).prefix(), clock.today())
                        .map(this::view)
                        .collectList());
    }

    @Override
    public Mono<FaqView> write(FaqForm form) {
        return shown(caller -> writing.write(caller, form));
    }

    @Override
    public Mono<FaqView> change(String id, @Nullable String version, FaqForm form) {
        return shown(caller -> writing.change(caller, id, seen(version), form));
    }

    @Override
    public Mono<FaqView> merge(String id, MergeForm form) {
        return shown(caller -> writing.merge(caller, id, form.into()));
    }

    /** {@code "3"} is 3; anything that is no number matches no version. */
    private static @Nullable Integer seen(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return null;
        }
        String digits = ifMatch.strip().replace("\"", "");
        return digits.matches("\\d{1,9}") ? Integer.valueOf(digits) : Integer.valueOf(-1);
    }

    private Mono<FaqView> shown(Function<Caller, Mono<Outcome<Faq, FaqRefusal>>> verb) {
        return Caller.current().flatMap(verb).map(outcome -> view(outcome.orElseThrow(FaqController::say)));
    }

    private FaqView view(Faq faq) {
        return new FaqView(
                faq.id(),
                faq.version(),
                faq.question(),
                faq.answer(),
                faq.itemId(),
                faq.division(),
                faq.department(),
                faq.owner(),
                faq.reviewOn(),
                faq.reviewOn().isBefore(clock.today()),
                faq.asked());
    }

    private static Problem say(FaqRefusal refusal) {
        return switch (refusal) {
            case FaqRefusal.NotFound _ -> Problem.of(HttpStatus.NOT_FOUND, "FAQ_NOT_FOUND", "没有找到这个常见问题。");
            case FaqRefusal.Bad(String detail) ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, ProblemCode.VALIDATION_FAILED, detail);
            case FaqRefusal.Answered(String id) ->
                Problem.of(HttpStatus.CONFLICT, "FAQ_ANSWERED", "这个问题已有答案，请修改或合并。")
                        .with("id", id);
            case FaqRefusal.VersionRequired _ ->
                Problem.of(HttpStatus.PRECONDITION_REQUIRED, ProblemCode.VERSION_REQUIRED, "请带上 If-Match，写明您看到的版本。");
            case FaqRefusal.Stale(int current) ->
                Problem.of(HttpStatus.PRECONDITION_FAILED, ProblemCode.STALE_VERSION, "这个问题已被他人更新，请刷新后再办理。")
                        .with("version", current);
        };
    }
}
