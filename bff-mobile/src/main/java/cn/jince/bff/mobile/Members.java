package cn.jince.bff.mobile;

import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** Who may see a screen: a person, and for an enterprise's screens one with a mandate. */
public final class Members {

    /** The person who calls; 401 for nobody, 403 for an officer or a system. */
    public static Mono<Caller> person() {
        return Caller.current().map(Members::requirePerson);
    }

    /** The person who calls, if a member of the enterprise; an enterprise of others is not found. */
    public static Mono<Caller> of(@Nullable String creditCode) {
        return person().map(caller -> requireMember(caller, creditCode));
    }

    private static Caller requirePerson(Caller caller) {
        return switch (caller.kind()) {
            case PERSON -> caller;
            case ANONYMOUS -> throw Problem.of(HttpStatus.UNAUTHORIZED, ProblemCode.UNAUTHENTICATED, "请先登录。");
            case OFFICER, SYSTEM, DEVICE ->
                throw Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "移动端仅供企业人员使用。");
        };
    }

    private static Caller requireMember(Caller caller, @Nullable String creditCode) {
        if (creditCode == null) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, ProblemCode.VALIDATION_FAILED, "请说明是哪家企业（creditCode）。");
        }
        if (!caller.actsFor(creditCode)) {
            throw Problem.of(HttpStatus.NOT_FOUND, ProblemCode.NOT_FOUND, "没有找到该企业，或您未获其授权。");
        }
        return caller;
    }

    private Members() {}
}
