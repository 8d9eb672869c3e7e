package cn.jince.adapters.web;

import cn.jince.adapters.lifecycle.BadgeTaken;
import cn.jince.api.adapters.ConnectorViews.BadgeView;
import cn.jince.edge.Problem;
import org.springframework.http.HttpStatus;

/** What became of a badge, as a view or a problem. */
final class BadgeProblems {
    static BadgeView viewOrProblem(BadgeTaken taken) {
        return switch (taken) {
            case BadgeTaken.Kept(var badge) ->
                new BadgeView(badge.contractHash(), badge.report(), badge.issuedAt(), badge.expiresAt(), true);
            case BadgeTaken.NoSuchConnector(var system, var capability) ->
                throw Problem.of(
                        HttpStatus.NOT_FOUND, "CONNECTOR_NOT_FOUND", "没有连接器" + system + "的能力" + capability + "。");
            case BadgeTaken.NotGenuine _ ->
                throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "BADGE_NOT_GENUINE", "符合性证书的签名不正确。");
            case BadgeTaken.OtherContract(var hash) ->
                throw Problem.of(HttpStatus.CONFLICT, "BADGE_FOR_OTHER_CONTRACT", "该证书不是为当前契约签发的，请重新检验。")
                        .with("contractHash", hash);
            case BadgeTaken.NotInForce _ ->
                throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "BADGE_NOT_IN_FORCE", "该证书尚未生效或已过期。");
        };
    }

    private BadgeProblems() {}
}
