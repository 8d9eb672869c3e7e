package cn.jince.platform.objection.web;

import cn.jince.api.enterprise.FactObjectionViews.FactObjectionView;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.enterprise.Sources;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.objection.FactObjection;
import cn.jince.platform.objection.FactObjectionRefusal;
import cn.jince.platform.objection.MoveObjection;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;

/** Objections on the wire, and refusals as problems. */
final class ObjectionScreens {
    private ObjectionScreens() {}

    static FactObjectionView view(FactObjection objection, Caller caller, LocalDate today) {
        FactObjection.About about = objection.about();
        FactObjection.Answer answer = objection.answer();
        String division = objection.place().division().value();
        return new FactObjectionView(
                objection.id(),
                objection.number(),
                objection.version(),
                about.creditCode(),
                about.enterpriseName(),
                about.attribute(),
                Attributes.standard()
                        .find(about.attribute())
                        .map(Attribute::name)
                        .orElse(about.attribute()),
                about.stated(),
                Sources.name(about.system()),
                about.asOf(),
                about.proposed(),
                about.reason(),
                division,
                Divisions.shanxi().nameOf(division),
                objection.place().department(),
                objection.state().name(),
                objection.askedAt(),
                objection.dueOn(),
                objection.overdueOn(today),
                answer == null ? null : answer.text(),
                answer == null ? null : answer.at(),
                objection.restated(),
                objection.closedAt(),
                MoveObjection.decides(caller, objection));
    }

    static Problem say(FactObjectionRefusal refusal) {
        return switch (refusal) {
            case FactObjectionRefusal.NotFound _ ->
                Problem.of(HttpStatus.NOT_FOUND, "OBJECTION_NOT_FOUND", "没有找到这件异议，或您无权查看。");
            case FactObjectionRefusal.NotAllowed(String detail) ->
                Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, detail);
            case FactObjectionRefusal.OtherDepartment(String department) ->
                Problem.of(HttpStatus.FORBIDDEN, "OBJECTION_OTHER_DEPARTMENT", "这项数据由" + department + "负责，由该部门处理异议。");
            case FactObjectionRefusal.WrongState(FactObjection.State state) ->
                Problem.of(HttpStatus.CONFLICT, "OBJECTION_WRONG_STATE", "这件异议目前不能这样办理。")
                        .with("state", state.name());
            case FactObjectionRefusal.NothingStated _ ->
                Problem.of(HttpStatus.CONFLICT, "OBJECTION_NOTHING_STATED", "这项数据尚未归集，暂无可异议的内容。");
            case FactObjectionRefusal.Computed _ ->
                Problem.of(HttpStatus.CONFLICT, "OBJECTION_COMPUTED", "这项由平台计算得出，请对其依据的数据提出异议。");
            case FactObjectionRefusal.AlreadyOpen _ ->
                Problem.of(HttpStatus.CONFLICT, "OBJECTION_ALREADY_OPEN", "这项数据已有正在处理的异议。");
            case FactObjectionRefusal.Bad(String detail) ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, ProblemCode.VALIDATION_FAILED, detail);
            case FactObjectionRefusal.VersionRequired _ ->
                Problem.of(HttpStatus.PRECONDITION_REQUIRED, ProblemCode.VERSION_REQUIRED, "请带上 If-Match，写明您看到的版本。");
            case FactObjectionRefusal.Stale(int current) ->
                Problem.of(HttpStatus.PRECONDITION_FAILED, ProblemCode.STALE_VERSION, "这件异议已被他人更新，请刷新后再办理。")
                        .with("version", current);
            case FactObjectionRefusal.KeyRequired _ ->
                Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.IDEMPOTENCY_KEY_REQUIRED, "请带上 Idempotency-Key，以免重复提交。");
            case FactObjectionRefusal.KeyReused _ ->
                Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        ProblemCode.IDEMPOTENCY_KEY_REUSED,
                        "这个 Idempotency-Key 已用于另一件异议。");
        };
    }
}
