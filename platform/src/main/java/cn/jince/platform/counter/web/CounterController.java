package cn.jince.platform.counter.web;

import cn.jince.api.claim.ClaimViews.ClaimView;
import cn.jince.api.claim.Claims;
import cn.jince.api.counter.CounterViews.ContinueForm;
import cn.jince.api.counter.CounterViews.CounterForm;
import cn.jince.api.counter.CounterViews.CounterView;
import cn.jince.api.counter.CounterViews.KioskStartForm;
import cn.jince.api.counter.CounterViews.KioskStartView;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.claim.web.ClaimProblems;
import cn.jince.platform.claim.web.Versions;
import cn.jince.platform.counter.ChangeCounter;
import cn.jince.platform.counter.Counter;
import cn.jince.platform.counter.CounterRefusal;
import cn.jince.platform.counter.Counters;
import cn.jince.platform.counter.StartAtKiosk;
import cn.jince.platform.counter.StartAtKiosk.Begun;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class CounterController implements cn.jince.api.counter.Counters {
    private final Counters counters;
    private final ChangeCounter changing;
    private final StartAtKiosk starting;
    private final Claims claims;

    CounterController(Counters counters, ChangeCounter changing, StartAtKiosk starting, Claims claims) {
        this.counters = counters;
        this.changing = changing;
        this.starting = starting;
        this.claims = claims;
    }

    @Override
    public Mono<List<CounterView>> counters(String division) {
        return Divisions.shanxi().exists(division)
                ? counters.of(new DivisionCode(division).prefix())
                        .map(CounterController::view)
                        .collectList()
                : Mono.error(say(new CounterRefusal.NotFound()));
    }

    @Override
    public Mono<CounterView> change(String id, @Nullable String ifMatch, CounterForm form) {
        Counter next = new Counter(id, form.divisionCode(), form.name(), form.address(), form.hours(), form.phone(), 0);
        return Caller.current()
                .flatMap(caller -> changing.change(caller, Versions.of(ifMatch), next))
                .map(outcome -> view(outcome.orElseThrow(CounterController::say)));
    }

    @Override
    public Mono<KioskStartView> begin(KioskStartForm form) {
        return Caller.current()
                .flatMap(kiosk -> starting.begin(kiosk, form.itemId()))
                .map(outcome -> view(outcome.orElseThrow(CounterController::say)));
    }

    @Override
    public Mono<KioskStartView> begun(String code) {
        return starting.begun(code).map(outcome -> view(outcome.orElseThrow(CounterController::say)));
    }

    @Override
    public Mono<ClaimView> goOn(String code, ContinueForm form) {
        return Caller.current()
                .flatMap(person -> starting.goOn(person, code, form.creditCode()))
                .map(outcome -> outcome.orElseThrow(CounterController::say))
                .flatMap(claim -> claims.view(claim.id()));
    }

    private static CounterView view(Counter counter) {
        return new CounterView(
                counter.id(),
                counter.division(),
                Divisions.shanxi().nameOf(counter.division()),
                counter.name(),
                counter.address(),
                counter.hours(),
                counter.phone(),
                counter.version());
    }

    private static KioskStartView view(Begun begun) {
        return new KioskStartView(
                begun.code(),
                begun.item().id(),
                begun.item().name(),
                "/k/" + begun.code(),
                begun.start().expiresAt());
    }

    private static Problem say(CounterRefusal refusal) {
        return switch (refusal) {
            case CounterRefusal.NotFound _ -> Problem.of(HttpStatus.NOT_FOUND, "COUNTER_NOT_FOUND", "没有找到这个窗口、事项或地区。");
            case CounterRefusal.VersionRequired _ ->
                Problem.of(HttpStatus.PRECONDITION_REQUIRED, ProblemCode.VERSION_REQUIRED, "请带上 If-Match 说明所依据的版本。");
            case CounterRefusal.Stale(int current) ->
                Problem.of(HttpStatus.PRECONDITION_FAILED, ProblemCode.STALE_VERSION, "窗口信息已有新的变化，请刷新后再修改。")
                        .with("version", current);
            case CounterRefusal.Incomplete _ ->
                Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        ProblemCode.VALIDATION_FAILED,
                        "请写明窗口名称、地址和开放时间；代码用小写字母、数字和短横线。");
            case CounterRefusal.CodeOver _ ->
                Problem.of(HttpStatus.NOT_FOUND, "KIOSK_CODE_OVER", "该码不正确、已使用或已过期，请在一体机上重新生成。");
            case CounterRefusal.OfClaim(var why) -> ClaimProblems.say(why);
        };
    }
}
