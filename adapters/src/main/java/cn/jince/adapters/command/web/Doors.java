package cn.jince.adapters.command.web;

import cn.jince.api.identity.Role;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** Who may come in. */
final class Doors {
    static Mono<Caller> having(Role... any) {
        return Caller.current().map(caller -> {
            if (caller.kind() == Caller.Kind.ANONYMOUS) {
                throw Problem.of(HttpStatus.UNAUTHORIZED, ProblemCode.UNAUTHENTICATED, "请先登录。");
            }
            if (Arrays.stream(any).noneMatch(caller::has)) {
                throw Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "没有进行该操作的权限。");
            }
            return caller;
        });
    }

    private Doors() {}
}
