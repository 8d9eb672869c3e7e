package cn.jince.platform.enterprise;

import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.PlatformClock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Whose dossier a caller may see: persons with a mandate, officers whose division covers it, the house. For everyone
 * else the enterprise does not exist. An officer gets nothing before the use is written down.
 */
@Component
public class DossierAccess {
    private final Dossiers dossiers;
    private final FactUses uses;
    private final PlatformClock clock;

    DossierAccess(Dossiers dossiers, FactUses uses, PlatformClock clock) {
        this.dossiers = dossiers;
        this.uses = uses;
        this.clock = clock;
    }

    /** What the facts are wanted for. */
    public record Wanted(FactUse.Kind kind, String reference, String purpose, List<String> attributes) {
        public static Wanted of(FactUse.Kind kind, String purpose, List<String> attributes) {
            return new Wanted(kind, "", purpose, attributes);
        }
    }

    public Mono<Dossier> visible(String creditCode, Wanted wanted) {
        if (!CreditCode.isValid(creditCode)) {
            return Mono.error(
                    Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "BAD_CREDIT_CODE", "统一社会信用代码不正确（18 位，末位为校验码）。"));
        }
        return Caller.current()
                .flatMap(caller -> dossiers.find(new CreditCode(creditCode))
                        .filter(dossier -> sees(caller, dossier))
                        .flatMap(dossier -> noted(caller, dossier, wanted).thenReturn(dossier)))
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(HttpStatus.NOT_FOUND, "ENTERPRISE_NOT_FOUND", "没有找到该企业，或您无权查看。")));
    }

    private Mono<Void> noted(Caller caller, Dossier dossier, Wanted wanted) {
        if (caller.kind() != Caller.Kind.OFFICER) {
            return Mono.empty();
        }
        FactUse.User user = new FactUse.User(caller.id(), caller.name(), caller.division(), caller.department());
        return uses.note(new FactUse(
                dossier.code(),
                wanted.kind(),
                wanted.reference(),
                user,
                wanted.purpose(),
                wanted.attributes(),
                clock.instant()));
    }

    private static boolean sees(Caller caller, Dossier dossier) {
        return caller.has(Role.HOUSE)
                || caller.actsFor(dossier.code().value())
                || caller.covers(dossier.division().value());
    }
}
