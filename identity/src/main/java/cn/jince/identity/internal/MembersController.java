package cn.jince.identity.internal;

import cn.jince.api.identity.Mandates.Member;
import cn.jince.api.identity.Mandates.MembersQuery;
import cn.jince.identity.account.Accounts;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who may act for which enterprise; the path is that of {@code cn.jince.api.identity.Mandates}. */
@RestController
class MembersController {
    private static final int MOST = 500;
    private final Accounts accounts;

    MembersController(Accounts accounts) {
        this.accounts = accounts;
    }

    @PostMapping("/identity/internal/members")
    ResponseEntity<?> findMembers(@RequestBody MembersQuery query) {
        List<String> codes = query.creditCodes();
        if (codes.size() > MOST) {
            ProblemDetail problem =
                    ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "一次最多查询 " + MOST + " 家企业。");
            problem.setProperty("code", "TOO_MANY_CODES");
            return ResponseEntity.of(problem).build();
        }
        List<Member> members = codes.isEmpty() ? List.of() : accounts.members(codes);
        return ResponseEntity.ok(members);
    }
}
