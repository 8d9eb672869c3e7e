package cn.jince.bff.web.portal.space;

import cn.jince.api.enterprise.EnterpriseViews.DossierView;
import cn.jince.api.enterprise.EnterpriseViews.FactUseView;
import cn.jince.api.enterprise.Enterprises;
import cn.jince.api.enterprise.ProfileViews.ProfileView;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** An enterprise's space in one answer, and its dossier. */
@RestController
class SpaceController {
    private static final String CREDIT_CODE = "[0-9A-HJ-NPQRTUWXY]{18}";

    private final ComposeSpace compose;
    private final Enterprises enterprises;

    SpaceController(ComposeSpace compose, Enterprises enterprises) {
        this.compose = compose;
        this.enterprises = enterprises;
    }

    @GetMapping("/api/w/space")
    Mono<SpaceScreen> space(@RequestParam String enterprise) {
        return compose.of(creditCode(enterprise));
    }

    @GetMapping("/api/w/dossier")
    Mono<DossierView> dossier(
            @RequestParam String enterprise, @RequestParam(required = false) @Nullable String purpose) {
        return enterprises.dossier(creditCode(enterprise), purpose);
    }

    @GetMapping("/api/w/profile")
    Mono<ProfileView> profile(@RequestParam String enterprise) {
        return enterprises.profile(creditCode(enterprise));
    }

    @GetMapping("/api/w/fact-uses")
    Mono<List<FactUseView>> uses(@RequestParam String enterprise) {
        return enterprises.uses(creditCode(enterprise));
    }

    static String creditCode(String enterprise) {
        if (!enterprise.matches(CREDIT_CODE)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "统一社会信用代码应为 18 位数字或大写字母。");
        }
        return enterprise;
    }
}
