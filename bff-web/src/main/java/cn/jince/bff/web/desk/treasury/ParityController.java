package cn.jince.bff.web.desk.treasury;

import cn.jince.api.adapters.ReconciliationViews.GapView;
import cn.jince.api.adapters.ReconciliationViews.ReconciliationView;
import cn.jince.api.adapters.Reconciliations;
import cn.jince.api.fiscal.FiscalLists;
import cn.jince.api.fiscal.FiscalViews.ParityView;
import cn.jince.bff.web.WebSettings;
import cn.jince.bff.web.part.Part;
import cn.jince.bff.web.part.Parts;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** 日对账: our ledger against our payouts, and our payouts against the treasury's list of each day. */
@RestController
@RequestMapping("/api/w/desk/parity")
class ParityController {
    private final FiscalLists fiscal;
    private final Reconciliations reconciliations;
    private final WebSettings settings;

    ParityController(FiscalLists fiscal, Reconciliations reconciliations, WebSettings settings) {
        this.fiscal = fiscal;
        this.reconciliations = reconciliations;
        this.settings = settings;
    }

    /** @param treasuryDays and treasuryGaps for the province's treasurers only */
    record ParityScreen(
            Part<ParityView> ledger, Part<List<ReconciliationView>> treasuryDays, Part<List<GapView>> treasuryGaps) {}

    @GetMapping
    Mono<ParityScreen> parity() {
        return Mono.zip(
                        Parts.orRefused(settings.partDeadline(), fiscal.parity(), "账目核对"),
                        Parts.within(settings.partDeadline(), reconciliations.days(), "国库日对账"),
                        Parts.within(settings.partDeadline(), reconciliations.gaps(), "国库对账差异"))
                .map(parts -> new ParityScreen(parts.getT1(), parts.getT2(), parts.getT3()));
    }

    @PostMapping
    Mono<ParityView> check() {
        return fiscal.checkParity();
    }
}
