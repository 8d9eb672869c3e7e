package cn.jince.adapters.web;

import cn.jince.api.identity.Role;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** Who is at the door. */
final class Callers {
    static Mono<Caller> signedIn() {
        return Caller.current()
                .map(caller -> require(
                        caller.kind() != Caller.Kind.ANONYMOUS,
                        caller,
                        Problem.of(HttpStatus.UNAUTHORIZED, ProblemCode.UNAUTHENTICATED, "请先登录。")));
    }

    static Mono<Caller> having(Role role) {
        return signedIn().map(caller -> require(caller.has(role), caller, forbidden()));
    }

    /** A system that integrates with us. */
    static Mono<Caller> integrator() {
        return having(Role.LEGACY);
    }

    static Mono<Caller> membersOf(String creditCode) {
        return signedIn()
                .map(caller -> require(caller.actsFor(creditCode) || caller.has(Role.HOUSE), caller, forbidden()));
    }

    static Mono<Caller> staff() {
        return signedIn()
                .map(caller ->
                        require(caller.kind() == Caller.Kind.OFFICER || caller.has(Role.HOUSE), caller, forbidden()));
    }

    private static Problem forbidden() {
        return Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "没有进行该操作的权限。");
    }

    private static Caller require(boolean holds, Caller caller, Problem otherwise) {
        if (!holds) {
            throw otherwise;
        }
        return caller;
    }

    private Callers() {}
}
