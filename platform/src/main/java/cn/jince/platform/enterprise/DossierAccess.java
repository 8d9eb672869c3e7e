package cn.jince.platform.enterprise;

import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.kernel.CreditCode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Whose dossier a caller may see: persons with a mandate, officers whose division covers it, the house. For everyone
 * else the enterprise does not exist.
 */
@Component
public class DossierAccess {
    private final Dossiers dossiers;

    DossierAccess(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    public Mono<Dossier> visible(String creditCode) {
        if (!CreditCode.isValid(creditCode)) {
            return Mono.error(
                    Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "BAD_CREDIT_CODE", "统一社会信用代码不正确（18 位，末位为校验码）。"));
        }
        return Caller.current()
                .flatMap(caller -> dossiers.find(new CreditCode(creditCode)).filter(dossier -> sees(caller, dossier)))
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(HttpStatus.NOT_FOUND, "ENTERPRISE_NOT_FOUND", "没有找到该企业，或您无权查看。")));
    }

    private static boolean sees(Caller caller, Dossier dossier) {
        return caller.has(Role.HOUSE)
                || caller.actsFor(dossier.code().value())
                || caller.covers(dossier.division().value());
    }
}
