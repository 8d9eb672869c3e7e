package cn.jince.platform.access;

import static cn.jince.api.identity.Role.ACCEPTANCE;
import static cn.jince.api.identity.Role.FIRST_REVIEW;
import static cn.jince.api.identity.Role.HOUSE;
import static cn.jince.api.identity.Role.LEGACY;
import static cn.jince.api.identity.Role.OPERATOR;
import static cn.jince.api.identity.Role.POLICY_APPROVER;
import static cn.jince.api.identity.Role.POLICY_DRAFTER;
import static cn.jince.api.identity.Role.SECOND_REVIEW;
import static cn.jince.api.identity.Role.SUPERVISOR;
import static cn.jince.api.identity.Role.TREASURER;

import cn.jince.api.identity.Role;
import cn.jince.platform.access.Who.AnyOf;
import cn.jince.platform.access.Who.Anybody;
import cn.jince.platform.access.Who.Officers;
import cn.jince.platform.access.Who.Persons;
import cn.jince.platform.access.Who.SignedIn;
import java.util.List;
import java.util.Set;

/**
 * Who may call what: one row for every operation, and nothing without a row. Which divisions and enterprises a caller
 * sees is told by {@code relation} and decided in the use case.
 */
final class AccessTable {
    /** @param relation the row-level rule that the use case adds, for readers */
    record Row(String operation, String method, String path, Who who, String relation) {}

    static final List<Row> ROWS = List.of(
            get("policies.search", "/policies", new Anybody(), "drafts: officer of the division"),
            get("policies.view", "/policies/{id}", new Anybody(), "drafts: officer of the division"),
            post("policies.import", "/policies/import", any(OPERATOR), ""),
            post("policies.draft", "/policies/drafts", any(POLICY_DRAFTER), "within the division"),
            put("policies.edit", "/policies/{id}/draft", any(POLICY_DRAFTER), "the drafter"),
            post(
                    "policies.run-cases",
                    "/policies/{id}/case-runs",
                    any(POLICY_DRAFTER, POLICY_APPROVER),
                    "within the division"),
            post("policies.submit", "/policies/{id}/submission", any(POLICY_DRAFTER), "the drafter"),
            post("policies.approve", "/policies/{id}/approval", any(POLICY_APPROVER), "another than the drafter"),
            post(
                    "policies.publish",
                    "/policies/{id}/publication",
                    any(POLICY_DRAFTER, POLICY_APPROVER),
                    "within the division"),
            get("enterprises.view", "/enterprises/{creditCode}", new SignedIn(), "mandate or division"),
            get("enterprises.dossier", "/enterprises/{creditCode}/dossier", new SignedIn(), "mandate or division"),
            post("enterprises.collect", "/enterprises/facts", any(HOUSE, LEGACY, OPERATOR), ""),
            get("enterprises.sources", "/enterprises/sources", new Officers(), ""),
            get("matching.matches", "/enterprises/{creditCode}/matches", new SignedIn(), "mandate or division"),
            get("matching.explain", "/enterprises/{creditCode}/matches/{itemId}", new SignedIn(), "mandate or division"),
            get("matching.audience", "/policies/{itemId}/audience", new Officers(), "within the division"),
            post("claims.start", "/claims", new Persons(), "PREPARER or ACCEPTOR"),
            get("claims.of-enterprise", "/claims", new SignedIn(), "mandate"),
            get("claims.view", "/claims/{id}", new SignedIn(), "mandate or division"),
            put("claims.save", "/claims/{id}/form", new Persons(), "PREPARER or ACCEPTOR"),
            post("claims.attach", "/claims/{id}/attachments", new Persons(), "PREPARER or ACCEPTOR"),
            post("claims.submit", "/claims/{id}/submission", new Persons(), "PREPARER or ACCEPTOR"),
            post("claims.withdraw", "/claims/{id}/withdrawal", new Persons(), "PREPARER or ACCEPTOR"),
            get("claims.queue", "/claims/queue", new Officers(), "within the division"),
            post("claims.ask", "/claims/{id}/correction-request", any(ACCEPTANCE), "within the division"),
            post("claims.correct", "/claims/{id}/correction", new Persons(), "PREPARER or ACCEPTOR"),
            post("claims.accept", "/claims/{id}/acceptance", any(ACCEPTANCE), "within the division"),
            post("claims.refuse", "/claims/{id}/non-acceptance", any(ACCEPTANCE), "within the division"),
            post("claims.review", "/claims/{id}/review", any(FIRST_REVIEW, SECOND_REVIEW), "four eyes"),
            get("notices.list", "/notices", new Anybody(), ""),
            post("notices.object", "/notices/{id}/objections", new Anybody(), ""),
            post("notices.settle", "/notices/{id}/settlement", any(SECOND_REVIEW), "within the division"),
            post("claim-free.start", "/claim-free-runs", any(ACCEPTANCE), "within the division"),
            get("claim-free.view", "/claim-free-runs/{id}", new SignedIn(), "division, or ACCEPTOR of a member"),
            get("claim-free.of-enterprise", "/claim-free-runs", new SignedIn(), "mandate"),
            post("claim-free.confirm", "/claim-free-runs/{id}/wishes", new Persons(), "ACCEPTOR"),
            post("claim-free.review", "/claim-free-runs/{id}/review", any(FIRST_REVIEW, SECOND_REVIEW), "four eyes"),
            get("monitoring.read", "/monitoring", any(SUPERVISOR, TREASURER, OPERATOR), "within the division"),
            get("clock.read", "/clock", new Anybody(), ""),
            post("clock.advance", "/clock", any(OPERATOR), "where the clock is adjustable"),
            get("events.read", "/events", any(HOUSE), ""));

    private AccessTable() {}

    private static Who any(Role... roles) {
        return new AnyOf(Set.of(roles));
    }

    private static Row get(String operation, String path, Who who, String relation) {
        return new Row(operation, "GET", path, who, relation);
    }

    private static Row post(String operation, String path, Who who, String relation) {
        return new Row(operation, "POST", path, who, relation);
    }

    private static Row put(String operation, String path, Who who, String relation) {
        return new Row(operation, "PUT", path, who, relation);
    }
}
