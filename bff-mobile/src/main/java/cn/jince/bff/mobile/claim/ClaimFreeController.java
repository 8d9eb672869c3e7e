package cn.jince.bff.mobile.claim;

import cn.jince.api.claim.ClaimFreeRuns;
import cn.jince.api.claim.ClaimViews.ClaimFreeMemberView;
import cn.jince.api.claim.ClaimViews.ClaimFreeRunView;
import cn.jince.api.claim.ClaimViews.ConfirmWishForm;
import cn.jince.bff.mobile.Members;
import cn.jince.bff.mobile.ScreenAnswer;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Claim-free runs that ask my enterprise for its wish. Only its own line of a run is shown. */
@RestController
@RequestMapping("/api/m/claim-free")
class ClaimFreeController {
    private final ClaimFreeRuns runs;
    private final ScreenAnswer answers;

    ClaimFreeController(ClaimFreeRuns runs, ScreenAnswer answers) {
        this.runs = runs;
        this.answers = answers;
    }

    @GetMapping
    Mono<ResponseEntity<List<MyRun>>> ofEnterprise(@RequestParam String enterprise) {
        return Members.of(enterprise)
                .flatMap(_ -> runs.ofEnterprise(enterprise))
                .map(found ->
                        found.stream().map(run -> MyRun.of(run, enterprise)).toList())
                .map(answers::of);
    }

    @PostMapping("/{run}/wish")
    Mono<MyRun> confirm(@PathVariable String run, @RequestBody ConfirmWishForm form) {
        return Members.of(form.creditCode())
                .flatMap(_ -> runs.confirm(run, form))
                .map(confirmed -> MyRun.of(confirmed, form.creditCode()));
    }

    /** A run as one enterprise sees it. */
    record MyRun(
            String id,
            String itemId,
            String itemName,
            String state,
            java.time.@org.jspecify.annotations.Nullable LocalDate noticeClosesOn,
            List<ClaimFreeMemberView> mine,
            List<String> actions) {

        static MyRun of(ClaimFreeRunView run, String creditCode) {
            return new MyRun(
                    run.id(),
                    run.itemId(),
                    run.itemName(),
                    run.state(),
                    run.noticeClosesOn(),
                    run.members().stream()
                            .filter(member -> member.creditCode().equals(creditCode))
                            .toList(),
                    run.actions());
        }
    }
}
