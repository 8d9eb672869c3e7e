package cn.jince.platform.fiscal.web;

import cn.jince.api.fiscal.FiscalLists;
import cn.jince.api.fiscal.FiscalViews.AmendLineForm;
import cn.jince.api.fiscal.FiscalViews.FiscalLineFile;
import cn.jince.api.fiscal.FiscalViews.FiscalLineForm;
import cn.jince.api.fiscal.FiscalViews.FiscalLineView;
import cn.jince.api.fiscal.FiscalViews.ParityView;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.claim.web.Versions;
import cn.jince.platform.fiscal.CheckParity;
import cn.jince.platform.fiscal.FiscalLine;
import cn.jince.platform.fiscal.FiscalLines;
import cn.jince.platform.fiscal.FiscalRefusal;
import cn.jince.platform.fiscal.KeepFiscalLine;
import cn.jince.platform.fiscal.Ledger;
import cn.jince.platform.fiscal.ParityDays;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Outcome;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class FiscalController implements FiscalLists {
    private final FiscalLines lines;
    private final Ledger ledger;
    private final KeepFiscalLine keeping;
    private final ParityDays parityDays;
    private final CheckParity checking;

    FiscalController(
            FiscalLines lines, Ledger ledger, KeepFiscalLine keeping, ParityDays parityDays, CheckParity checking) {
        this.lines = lines;
        this.ledger = ledger;
        this.keeping = keeping;
        this.parityDays = parityDays;
        this.checking = checking;
    }

    @Override
    public Mono<List<FiscalLineView>> published(
            int year, @Nullable String division, @Nullable String level, @Nullable String department) {
        if (division != null && !division.matches("\\d{6}")) {
            return Mono.error(Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "区划代码为六位数字。"));
        }
        if (level != null && !List.of("PROVINCE", "CITY", "COUNTY").contains(level)) {
            return Mono.error(
                    Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "level 只能是 PROVINCE、CITY 或 COUNTY。"));
        }
        DivisionCode within = division == null ? null : new DivisionCode(division);
        return shown(new FiscalLines.Wanted(year, within, level, department, true));
    }

    @Override
    public Mono<List<FiscalLineView>> list(int year) {
        return Caller.current()
                .flatMap(caller ->
                        shown(new FiscalLines.Wanted(year, new DivisionCode(caller.division()), null, null, false)));
    }

    private Mono<List<FiscalLineView>> shown(FiscalLines.Wanted wanted) {
        return lines.list(wanted).collectList().flatMap(found -> {
            List<String> ids = found.stream().map(FiscalLine::id).toList();
            return Mono.zip(
                    ledger.balances(ids),
                    ledger.months(ids, wanted.year()),
                    (balances, months) -> found.stream()
                            .map(line -> FiscalScreens.view(
                                    line,
                                    balances.getOrDefault(line.id(), Ledger.Balances.NONE),
                                    months.getOrDefault(line.id(), Map.of())))
                            .toList());
        });
    }

    @Override
    public Mono<FiscalLineFile> view(String id) {
        return answering(caller -> lines.find(id)
                .filter(line -> KeepFiscalLine.sees(caller, line))
                .map(Outcome::<FiscalLine, FiscalRefusal>done)
                .defaultIfEmpty(Outcome.refused(new FiscalRefusal.NotFound())));
    }

    @Override
    public Mono<FiscalLineFile> draft(FiscalLineForm form) {
        Outcome<FiscalLine.Content, FiscalRefusal> content =
                FiscalScreens.content(form.budgetFen(), form.fundsSource(), form.shares(), form.plan());
        return answering(caller -> keeping.draft(caller, form.itemId(), form.year(), content));
    }

    @Override
    public Mono<FiscalLineFile> amend(String id, @Nullable String version, AmendLineForm form) {
        Outcome<FiscalLine.Content, FiscalRefusal> content =
                FiscalScreens.content(form.budgetFen(), form.fundsSource(), form.shares(), form.plan());
        String reason = form.reason() == null ? "" : form.reason().strip();
        return answering(caller -> keeping.amend(caller, id, Versions.of(version), content, reason));
    }

    @Override
    public Mono<FiscalLineFile> publish(String id, @Nullable String version) {
        return answering(caller -> keeping.publish(caller, id, Versions.of(version)));
    }

    private Mono<FiscalLineFile> answering(Function<Caller, Mono<Outcome<FiscalLine, FiscalRefusal>>> verb) {
        return Caller.current()
                .flatMap(verb)
                .map(outcome -> outcome.orElseThrow(FiscalScreens::say))
                .flatMap(this::file);
    }

    private Mono<FiscalLineFile> file(FiscalLine line) {
        List<String> id = List.of(line.id());
        return Mono.zip(
                        ledger.balances(id),
                        ledger.months(id, line.key().year()),
                        lines.history(line.id()).collectList())
                .map(all -> new FiscalLineFile(
                        FiscalScreens.view(
                                line,
                                all.getT1().getOrDefault(line.id(), Ledger.Balances.NONE),
                                all.getT2().getOrDefault(line.id(), Map.of())),
                        all.getT3().stream().map(FiscalScreens::event).toList()));
    }

    @Override
    public Mono<ParityView> parity() {
        return Caller.current()
                .flatMap(caller -> Mono.zip(
                        parityDays.newest().map(FiscalScreens::day).collectList(),
                        parityDays
                                .gaps(new DivisionCode(caller.division()).prefix())
                                .map(FiscalScreens::gap)
                                .collectList(),
                        ParityView::new));
    }

    @Override
    public Mono<ParityView> checkParity() {
        return checking.now().then(Mono.defer(this::parity));
    }
}
