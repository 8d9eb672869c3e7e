package cn.jince.identity.handover;

import cn.jince.api.identity.HandOverCodes.CodeForm;
import cn.jince.identity.account.Account;
import cn.jince.identity.account.Accounts;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The enterprise's side of a hand-over; the paths are those of {@code cn.jince.api.identity.HandOverCodes}. */
@RestController
class HandOverController {
    private final HandOvers handOvers;
    private final Accounts accounts;

    HandOverController(HandOvers handOvers, Accounts accounts) {
        this.handOvers = handOvers;
        this.accounts = accounts;
    }

    /** A clerk's own token for the enterprise makes no further codes. */
    @PostMapping("/identity/hand-over-codes")
    ResponseEntity<?> make(@AuthenticationPrincipal Jwt token, @RequestBody CodeForm form) {
        Optional<Account> person = accounts.find(String.valueOf(token.getSubject()))
                .filter(account -> token.getClaim("act") == null && HandOvers.prepares(account, form.creditCode()));
        if (person.isEmpty()) {
            return notFound();
        }
        if (!form.divisionCode().matches("14\\d{4}")) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, "请选择办理窗口所在的地区。");
            problem.setProperty("code", "VALIDATION_FAILED");
            return ResponseEntity.of(problem).build();
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(handOvers.make(person.get(), form.creditCode(), form.divisionCode()));
    }

    @GetMapping("/identity/hand-over-codes")
    ResponseEntity<?> used(@AuthenticationPrincipal Jwt token, @RequestParam String creditCode) {
        return accounts.find(String.valueOf(token.getSubject()))
                        .filter(account -> account.mandates().containsKey(creditCode))
                        .isPresent()
                ? ResponseEntity.ok(handOvers.ofEnterprise(creditCode))
                : notFound();
    }

    private static ResponseEntity<?> notFound() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "没有找到这家企业，或您不能代表它办理。");
        problem.setProperty("code", "ENTERPRISE_NOT_FOUND");
        return ResponseEntity.of(problem).build();
    }
}
