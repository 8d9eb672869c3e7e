package cn.jince.platform.redemption.web;

import cn.jince.api.problem.ProblemCode;
import cn.jince.api.redemption.PaidResultViews.PaidPage;
import cn.jince.api.redemption.PaidResultViews.PaidResult;
import cn.jince.api.redemption.PaidResults;
import cn.jince.edge.Problem;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import cn.jince.platform.redemption.PaidOut;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
class PaidResultsController implements PaidResults {
    private static final int PAGE = 50;
    private static final int MOST = 50_000;
    private final PaidOut paid;
    private final PolicyItems items;

    PaidResultsController(PaidOut paid, PolicyItems items) {
        this.paid = paid;
        this.items = items;
    }

    @Override
    public Mono<PaidPage> page(int year, @Nullable String division, @Nullable String department, int page) {
        if (page < 0 || page > 999) {
            return Mono.error(bad("页码从 0 到 999。"));
        }
        PaidOut.Wanted wanted = wanted(year, division, department);
        return clauses()
                .flatMap(clauses -> paid.list(wanted, PAGE + 1, (long) page * PAGE)
                        .map(row -> shown(row, clauses))
                        .collectList())
                .map(rows -> new PaidPage(
                        List.copyOf(rows.subList(0, Math.min(PAGE, rows.size()))), page, rows.size() > PAGE));
    }

    @Override
    public Flux<PaidResult> rows(int year, @Nullable String division, @Nullable String department) {
        PaidOut.Wanted wanted = wanted(year, division, department);
        return clauses().flatMapMany(clauses -> paid.list(wanted, MOST, 0).map(row -> shown(row, clauses)));
    }

    private static PaidOut.Wanted wanted(int year, @Nullable String division, @Nullable String department) {
        if (division != null && !division.matches("\\d{6}")) {
            throw bad("区划代码为六位数字。");
        }
        return new PaidOut.Wanted(year, division == null ? null : new DivisionCode(division), department);
    }

    /** 制定依据 by item; the library holds them in memory. */
    private Mono<Map<String, String>> clauses() {
        return items.published().collectMap(PolicyItem::id, PaidResultsController::clause);
    }

    private static String clause(PolicyItem item) {
        return item.basis().stream()
                .map(basis -> basis.number().isBlank() ? basis.name() : basis.name() + "（" + basis.number() + "）")
                .collect(Collectors.joining("；"));
    }

    private static PaidResult shown(PaidOut.Row row, Map<String, String> clauses) {
        return new PaidResult(
                row.itemId(),
                row.itemName(),
                clauses.getOrDefault(row.itemId(), ""),
                row.enterpriseName(),
                CreditCode.shownToAll(row.creditCode()),
                row.division(),
                Divisions.shanxi().nameOf(row.division()),
                row.department(),
                row.amountFen(),
                row.paidOn(),
                row.funds().stage(),
                row.funds().stages(),
                row.recoveredFen(),
                row.noticeId());
    }

    private static Problem bad(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, detail);
    }
}
