package cn.jince.bff.web.desk.command;

import cn.jince.api.adapters.CommandViews.CommandView;
import cn.jince.api.adapters.CommandViews.OperatorReason;
import cn.jince.api.adapters.Commands;
import cn.jince.api.adapters.ReconciliationViews.GapView;
import cn.jince.api.adapters.ReconciliationViews.ReconcileForm;
import cn.jince.api.adapters.ReconciliationViews.ReconciliationView;
import cn.jince.api.adapters.Reconciliations;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Commands that do not get on, and days on which two records differ. */
@RestController
@RequestMapping("/api/w/desk")
class CommandController {
    private final Commands commands;
    private final Reconciliations reconciliations;

    CommandController(Commands commands, Reconciliations reconciliations) {
        this.commands = commands;
        this.reconciliations = reconciliations;
    }

    @GetMapping("/commands")
    Mono<List<CommandView>> commands(@RequestParam(defaultValue = "DEAD") String state) {
        return commands.inState(state);
    }

    @PostMapping("/commands/{id}/retry")
    Mono<CommandView> retry(@PathVariable String id, @RequestBody OperatorReason reason) {
        return commands.retry(id, reason);
    }

    @PostMapping("/commands/{id}/skip")
    Mono<CommandView> skip(@PathVariable String id, @RequestBody OperatorReason reason) {
        return commands.skip(id, reason);
    }

    @PostMapping("/commands/{id}/compensation")
    Mono<CommandView> compensate(@PathVariable String id, @RequestBody OperatorReason reason) {
        return commands.compensate(id, reason);
    }

    @GetMapping("/reconciliations")
    Mono<List<ReconciliationView>> days() {
        return reconciliations.days();
    }

    @PostMapping("/reconciliations")
    Mono<ReconciliationView> run(@RequestBody ReconcileForm form) {
        return reconciliations.run(form);
    }

    @GetMapping("/reconciliation-gaps")
    Mono<List<GapView>> gaps() {
        return reconciliations.gaps();
    }

    @PostMapping("/reconciliation-gaps/{id}/owner")
    Mono<GapView> own(@PathVariable long id, @RequestBody OperatorReason reason) {
        return reconciliations.own(id, reason);
    }
}
