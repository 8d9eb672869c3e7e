package cn.jince.platform.local;

import cn.jince.edge.Caller;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.local.Additions.ExtraField;
import cn.jince.platform.local.LocalRules.Level;
import cn.jince.platform.policy.PolicyItems;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Writes a new version of a division's additions; claims begun before keep what they began with. */
@UseCase
public class ChangeAdditions {
    private static final int MOST = 20;
    private final LocalAdditions additions;
    private final PolicyItems items;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    public ChangeAdditions(
            LocalAdditions additions, PolicyItems items, PlatformClock clock, TransactionalOperator inTransaction) {
        this.additions = additions;
        this.items = items;
        this.clock = clock;
        this.inTransaction = inTransaction;
    }

    /** @param version the one it was read from, 0 for the first */
    public Mono<Outcome<Level, AdditionsRefusal>> change(
            Caller caller, String itemId, String division, @Nullable Integer version, Additions next) {
        if (!Divisions.shanxi().exists(division) || !caller.covers(division)) {
            return Mono.just(Outcome.refused(new AdditionsRefusal.NotFound()));
        }
        if (version == null) {
            return Mono.just(Outcome.refused(new AdditionsRefusal.VersionRequired()));
        }
        List<String> wrong = wrong(next);
        if (!wrong.isEmpty()) {
            return Mono.just(Outcome.refused(new AdditionsRefusal.Invalid(wrong)));
        }
        Level level = new Level(itemId, division, version + 1, next);
        return known(itemId).flatMap(known -> known ? keep(level, caller) : none());
    }

    private Mono<Boolean> known(String itemId) {
        return itemId.equals(LocalRules.EVERY_ITEM)
                ? Mono.just(true)
                : items.findPublished(itemId).hasElement();
    }

    private static Mono<Outcome<Level, AdditionsRefusal>> none() {
        return Mono.just(Outcome.refused(new AdditionsRefusal.NotFound()));
    }

    private Mono<Outcome<Level, AdditionsRefusal>> keep(Level level, Caller caller) {
        return additions
                .keep(level, caller.id(), clock.instant())
                .as(inTransaction::transactional)
                .flatMap(kept -> kept
                        ? Mono.just(Outcome.done(level))
                        : additions
                                .find(level.itemId(), level.division())
                                .map(Level::version)
                                .defaultIfEmpty(0)
                                .map(now -> Outcome.refused(new AdditionsRefusal.Stale(now))));
    }

    private static List<String> wrong(Additions next) {
        List<String> wrong = new ArrayList<>();
        next.stages().forEach(stage -> {
            if (!Divisions.shanxi().exists(stage.division())
                    || stage.name().isBlank()
                    || stage.department().isBlank()
                    || stage.limitDays() < 1
                    || stage.limitDays() > 60) {
                wrong.add("会审环节“" + stage.name() + "”须写明名称、地区、部门和 1 至 60 个工作日的时限。");
            }
        });
        next.fields().forEach(field -> {
            if (!field.key().matches("[a-z][a-z0-9_]{0,39}") || field.label().isBlank()) {
                wrong.add("字段“" + field.label() + "”须有名称，代码由小写字母、数字和下划线组成。");
            }
            if (!field.choices().isEmpty() && field.kind() != ExtraField.Kind.TEXT) {
                wrong.add("字段“" + field.label() + "”不是文本，不能列出选项。");
            }
        });
        if (next.fields().stream().map(ExtraField::key).distinct().count()
                != next.fields().size()) {
            wrong.add("字段代码不能重复。");
        }
        if (next.stages().size() > MOST
                || next.fields().size() > MOST
                || next.materials().size() > MOST) {
            wrong.add("环节、字段和材料各不超过 " + MOST + " 项。");
        }
        if (next.materials().stream().anyMatch(material -> material.isBlank() || material.length() > 200)) {
            wrong.add("材料名称须为 1 至 200 个字。");
        }
        if (next.noticeText() != null && next.noticeText().length() > 500) {
            wrong.add("公示说明不超过 500 个字。");
        }
        if (next.promisable().size() > MOST
                || next.promisable().stream()
                        .anyMatch(one -> one.material().isBlank() || one.laterDays() < 0 || one.laterDays() > 60)) {
            wrong.add("承诺或容缺的材料须写明名称，容缺时限不超过 60 个工作日。");
        }
        Integer promised = next.promisedDays();
        if (promised != null && promised < 1) {
            wrong.add("承诺时限至少 1 个工作日。");
        }
        return wrong;
    }
}
