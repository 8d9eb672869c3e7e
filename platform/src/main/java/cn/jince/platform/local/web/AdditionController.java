package cn.jince.platform.local.web;

import cn.jince.api.claim.LocalAdditionViews.AdditionsForm;
import cn.jince.api.claim.LocalAdditionViews.FieldForm;
import cn.jince.api.claim.LocalAdditionViews.LevelView;
import cn.jince.api.claim.LocalAdditionViews.PromisableForm;
import cn.jince.api.claim.LocalAdditionViews.StageForm;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.claim.web.Versions;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.local.Additions;
import cn.jince.platform.local.Additions.ExtraField;
import cn.jince.platform.local.Additions.ExtraStage;
import cn.jince.platform.local.Additions.Promisable;
import cn.jince.platform.local.AdditionsRefusal;
import cn.jince.platform.local.ChangeAdditions;
import cn.jince.platform.local.LocalAdditions;
import cn.jince.platform.local.LocalRules.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class AdditionController implements cn.jince.api.claim.LocalAdditions {
    private final LocalAdditions additions;
    private final ChangeAdditions changing;

    AdditionController(LocalAdditions additions, ChangeAdditions changing) {
        this.additions = additions;
        this.changing = changing;
    }

    @Override
    public Mono<List<LevelView>> levels(String itemId, String division) {
        return Divisions.shanxi().exists(division)
                ? additions
                        .of(itemId, new DivisionCode(division))
                        .map(rules -> rules.levels().stream()
                                .map(AdditionController::view)
                                .toList())
                : Mono.error(say(new AdditionsRefusal.NotFound()));
    }

    @Override
    public Mono<LevelView> change(String itemId, String divisionCode, @Nullable String ifMatch, AdditionsForm form) {
        return Caller.current()
                .flatMap(caller -> caller.covers(divisionCode)
                        ? changing.change(caller, itemId, divisionCode, Versions.of(ifMatch), read(form))
                        : Mono.error(say(new AdditionsRefusal.NotFound())))
                .map(outcome -> view(outcome.orElseThrow(AdditionController::say)));
    }

    private static Additions read(AdditionsForm form) {
        return new Additions(
                form.stages().stream()
                        .map(stage -> new ExtraStage(
                                stage.name(), stage.divisionCode(), stage.department(), stage.limitDays()))
                        .toList(),
                form.fields().stream()
                        .map(field -> new ExtraField(
                                field.key(),
                                field.label(),
                                kind(field.kind()),
                                field.required(),
                                field.choices(),
                                field.hint()))
                        .toList(),
                form.materials(),
                form.noticeText(),
                form.promisedDays(),
                form.promisable() == null
                        ? List.of()
                        : form.promisable().stream()
                                .map(one -> new Promisable(one.material(), one.laterDays()))
                                .toList());
    }

    private static ExtraField.Kind kind(String kind) {
        try {
            return ExtraField.Kind.valueOf(kind);
        } catch (IllegalArgumentException e) {
            throw say(new AdditionsRefusal.Invalid(List.of("字段类型须为 TEXT、NUMBER、BOOL 或 DATE。")));
        }
    }

    private static LevelView view(Level level) {
        Additions added = level.additions();
        return new LevelView(
                level.itemId(),
                level.division(),
                Divisions.shanxi().nameOf(level.division()),
                level.version(),
                new AdditionsForm(
                        added.stages().stream()
                                .map(stage -> new StageForm(
                                        stage.name(), stage.division(), stage.department(), stage.limitDays()))
                                .toList(),
                        added.fields().stream()
                                .map(field -> new FieldForm(
                                        field.key(),
                                        field.label(),
                                        field.kind().name(),
                                        field.required(),
                                        field.choices(),
                                        field.hint()))
                                .toList(),
                        added.materials(),
                        added.noticeText(),
                        added.promisedDays(),
                        added.promisable().stream()
                                .map(one -> new PromisableForm(one.material(), one.laterDays()))
                                .toList()));
    }

    private static Problem say(AdditionsRefusal refusal) {
        return switch (refusal) {
            case AdditionsRefusal.NotFound _ -> Problem.of(HttpStatus.NOT_FOUND, "ADDITIONS_NOT_FOUND", "没有找到这个事项或地区。");
            case AdditionsRefusal.VersionRequired _ ->
                Problem.of(HttpStatus.PRECONDITION_REQUIRED, ProblemCode.VERSION_REQUIRED, "请带上 If-Match 说明所依据的版本。");
            case AdditionsRefusal.Stale(int current) ->
                Problem.of(HttpStatus.PRECONDITION_FAILED, ProblemCode.STALE_VERSION, "配置已有新的版本，请刷新后再修改。")
                        .with("version", current);
            case AdditionsRefusal.Invalid(List<String> reasons) ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, ProblemCode.VALIDATION_FAILED, String.join(" ", reasons))
                        .with("reasons", reasons);
        };
    }
}
