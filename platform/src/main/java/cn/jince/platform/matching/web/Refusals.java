package cn.jince.platform.matching.web;

import cn.jince.api.matching.MatchingViews.RefusalForm;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.matching.MatchRefusal;
import cn.jince.platform.matching.MatchRefusal.Reason;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.http.HttpStatus;

/** What a member says of an item that is no concern of the enterprise. */
final class Refusals {
    private static final int LONGEST = 500;

    private Refusals() {}

    static MatchRefusal read(RefusalForm form, Dossier dossier, String itemId, Caller caller, Instant at) {
        Reason reason = Arrays.stream(Reason.values())
                .filter(one -> one.name().equals(form.reason()))
                .findFirst()
                .orElseThrow(() -> bad("请选择与我无关的原因。"));
        String remark = form.remark() == null ? "" : form.remark().strip();
        if (remark.length() > LONGEST) {
            throw bad("说明不能超过 500 字。");
        }
        return new MatchRefusal(dossier.code().value(), itemId, reason, remark, caller.id(), at);
    }

    private static Problem bad(String detail) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, ProblemCode.VALIDATION_FAILED, detail);
    }
}
