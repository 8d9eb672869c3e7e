package cn.jince.platform.access;

import static cn.jince.api.identity.Role.ACCEPTANCE;
import static cn.jince.api.identity.Role.EXPERT;
import static cn.jince.api.identity.Role.FIRST_REVIEW;
import static cn.jince.api.identity.Role.HOUSE;
import static cn.jince.api.identity.Role.JOINT_REVIEW;
import static cn.jince.api.identity.Role.LEGACY;
import static cn.jince.api.identity.Role.OPERATOR;
import static cn.jince.api.identity.Role.POLICY_APPROVER;
import static cn.jince.api.identity.Role.POLICY_DRAFTER;
import static cn.jince.api.identity.Role.SECOND_REVIEW;
import static cn.jince.api.identity.Role.SUPERVISOR;
import static cn.jince.api.identity.Role.TREASURER;
import static cn.jince.platform.access.Relation.ACCEPTOR;
import static cn.jince.platform.access.Relation.DIVISION;
import static cn.jince.platform.access.Relation.MEMBER;
import static cn.jince.platform.access.Relation.MEMBER_OR_DIVISION;
import static cn.jince.platform.access.Relation.NONE;
import static cn.jince.platform.access.Relation.OWN_LIST;
import static cn.jince.platform.access.Relation.PREPARER;

import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * The authorization table: every operation of the platform, in one place. An endpoint that has no row here is not
 * reachable; a test compares the rows with the endpoints. The filter asks who may call at all; what the caller must
 * have to do with the thing ({@link Relation}) the use case asks, and a generated matrix of callers and rows holds it
 * to that.
 */
public enum Operation {
    SEARCH_POLICIES(HttpMethod.GET, "/policies", Who.ANYONE, OWN_LIST),
    FIND_POLICIES(HttpMethod.GET, "/policies/search", Who.ANYONE, OWN_LIST),
    SUGGEST_POLICIES(HttpMethod.GET, "/policies/suggestions", Who.ANYONE, OWN_LIST),
    REBUILD_SEARCH(HttpMethod.POST, "/search-rebuilds", Who.roles(OPERATOR), NONE),
    VIEW_POLICY(HttpMethod.GET, "/policies/{id}", Who.ANYONE, DIVISION),
    IMPORT_POLICIES(HttpMethod.POST, "/policies/import", Who.roles(OPERATOR, HOUSE), NONE),
    DRAFT_POLICY(HttpMethod.POST, "/policies/drafts", Who.roles(POLICY_DRAFTER), DIVISION),
    EDIT_POLICY(HttpMethod.PUT, "/policies/{id}/draft", Who.roles(POLICY_DRAFTER), DIVISION),
    RUN_RULE_CASES(HttpMethod.POST, "/policies/{id}/case-runs", Who.roles(POLICY_DRAFTER, POLICY_APPROVER), DIVISION),
    SUBMIT_POLICY(HttpMethod.POST, "/policies/{id}/submission", Who.roles(POLICY_DRAFTER), DIVISION),
    APPROVE_POLICY(HttpMethod.POST, "/policies/{id}/approval", Who.roles(POLICY_APPROVER), DIVISION),
    PUBLISH_POLICY(HttpMethod.POST, "/policies/{id}/publication", Who.roles(POLICY_DRAFTER, POLICY_APPROVER), DIVISION),
    SCHEDULE_POLICY(HttpMethod.POST, "/policies/{id}/schedule", Who.roles(POLICY_DRAFTER, POLICY_APPROVER), DIVISION),
    UNSCHEDULE_POLICY(
            HttpMethod.POST,
            "/policies/{id}/schedule-cancellation",
            Who.roles(POLICY_DRAFTER, POLICY_APPROVER),
            DIVISION),
    SUSPEND_POLICY(HttpMethod.POST, "/policies/{id}/suspension", Who.roles(POLICY_APPROVER), DIVISION),
    RESUME_POLICY(HttpMethod.POST, "/policies/{id}/resumption", Who.roles(POLICY_APPROVER), DIVISION),
    WITHDRAW_POLICY(HttpMethod.POST, "/policies/{id}/withdrawal", Who.roles(POLICY_APPROVER), DIVISION),
    RECHECK_POLICY(HttpMethod.POST, "/policies/{id}/recheck", Who.roles(POLICY_APPROVER), DIVISION),
    DECIDE_RECHECK(HttpMethod.POST, "/policies/{id}/recheck-decision", Who.roles(POLICY_APPROVER), DIVISION),
    MERGE_POLICY(HttpMethod.POST, "/policies/{id}/merger", Who.roles(POLICY_APPROVER), DIVISION),
    LIST_LIKENESSES(HttpMethod.GET, "/policies/{id}/likenesses", Who.OFFICERS, DIVISION),
    LIST_POLICY_DECISIONS(HttpMethod.GET, "/policies/{id}/decisions", Who.OFFICERS, DIVISION),
    LIST_RESTING_POLICIES(HttpMethod.GET, "/policy-suspensions", Who.ANYONE, NONE),
    VIEW_STEWARDSHIP(HttpMethod.GET, "/policies/{id}/stewardship", Who.ANYONE, NONE),
    STEWARD_POLICY(HttpMethod.PUT, "/policies/{id}/stewardship", Who.roles(POLICY_DRAFTER), DIVISION),
    LIST_STALE_POLICIES(HttpMethod.GET, "/stale-policies", Who.OFFICERS, OWN_LIST),
    VIEW_GUIDE(HttpMethod.GET, "/policies/{id}/guide", Who.ANYONE, DIVISION),
    LIST_POLICY_VERSIONS(HttpMethod.GET, "/policies/{id}/versions", Who.ANYONE, NONE),
    COMPARE_POLICY_VERSIONS(HttpMethod.GET, "/policies/{id}/diff", Who.ANYONE, DIVISION),
    LIST_LISTINGS(HttpMethod.GET, "/policy-listings", Who.ANYONE, NONE),
    EXPORT_LISTINGS(HttpMethod.GET, "/policy-listings.csv", Who.ANYONE, NONE),
    VIEW_COVERAGE(HttpMethod.GET, "/policy-coverage", Who.OFFICERS, OWN_LIST),
    LIST_EXPIRING_POLICIES(HttpMethod.GET, "/expiring-policies", Who.OFFICERS, OWN_LIST),
    REGISTER_DOCUMENT(HttpMethod.POST, "/issued-documents", Who.roles(POLICY_DRAFTER, POLICY_APPROVER), DIVISION),
    LIST_DOCUMENTS(HttpMethod.GET, "/issued-documents", Who.OFFICERS, OWN_LIST),
    SETTLE_DOCUMENT(
            HttpMethod.POST, "/issued-documents/{id}/settlement", Who.roles(POLICY_DRAFTER, POLICY_APPROVER), DIVISION),
    VIEW_PUNCTUALITY(HttpMethod.GET, "/issuer-punctuality", Who.OFFICERS, OWN_LIST),
    IMPORT_TABLE(HttpMethod.POST, "/policies/table-imports", Who.roles(OPERATOR), NONE),
    PROPOSE_AMENDMENT(HttpMethod.POST, "/policies/{id}/amendments", Who.PERSONS_AND_OFFICERS, NONE),
    LIST_AMENDMENTS(HttpMethod.GET, "/policy-amendments", Who.PERSONS_AND_OFFICERS, OWN_LIST),
    DECIDE_AMENDMENT(HttpMethod.POST, "/policy-amendments/{id}/decision", Who.roles(POLICY_DRAFTER), DIVISION),
    VIEW_AUDIENCE(HttpMethod.GET, "/policies/{itemId}/audience", Who.OFFICERS, DIVISION),
    PREVIEW_ITEM(HttpMethod.GET, "/policies/{itemId}/preview", Who.OFFICERS, DIVISION),
    VIEW_UNKNOWN_COSTS(HttpMethod.GET, "/unknown-costs", Who.roles(SUPERVISOR), OWN_LIST),
    VIEW_MATCH_RATES(HttpMethod.GET, "/match-rates", Who.roles(SUPERVISOR), OWN_LIST),
    LIST_MATCH_CHANGES(HttpMethod.GET, "/match-changes", Who.OFFICERS, OWN_LIST),
    BEGIN_MATCH_SILENCE(HttpMethod.POST, "/match-silences", Who.roles(OPERATOR, HOUSE), NONE),
    END_MATCH_SILENCE(HttpMethod.DELETE, "/match-silences", Who.roles(OPERATOR, HOUSE), NONE),

    VIEW_ENTERPRISE(HttpMethod.GET, "/enterprises/{creditCode}", Who.SIGNED_IN, MEMBER_OR_DIVISION),
    VIEW_DOSSIER(HttpMethod.GET, "/enterprises/{creditCode}/dossier", Who.SIGNED_IN, MEMBER_OR_DIVISION),
    LIST_FACT_USES(HttpMethod.GET, "/enterprises/{creditCode}/uses", Who.PERSONS, MEMBER),
    VIEW_PROFILE(HttpMethod.GET, "/enterprises/{creditCode}/profile", Who.SIGNED_IN, MEMBER_OR_DIVISION),
    OBJECT_TO_FACT(HttpMethod.POST, "/fact-objections", Who.PERSONS, PREPARER),
    LIST_FACT_OBJECTIONS(HttpMethod.GET, "/fact-objections", Who.PERSONS_AND_OFFICERS, OWN_LIST),
    VIEW_FACT_OBJECTION(HttpMethod.GET, "/fact-objections/{id}", Who.PERSONS_AND_OFFICERS, MEMBER_OR_DIVISION),
    DECIDE_FACT_OBJECTION(HttpMethod.POST, "/fact-objections/{id}/decision", Who.roles(ACCEPTANCE), DIVISION),
    WITHDRAW_FACT_OBJECTION(HttpMethod.POST, "/fact-objections/{id}/withdrawal", Who.PERSONS, PREPARER),
    COLLECT_FACTS(HttpMethod.POST, "/enterprises/facts", Who.roles(HOUSE, LEGACY, OPERATOR), NONE),
    TAKE_PUSHED_FACTS(HttpMethod.POST, "/received/facts", Who.roles(HOUSE), NONE),
    TAKE_LISTINGS(HttpMethod.POST, "/received/policy-listings", Who.roles(HOUSE), NONE),
    TAKE_RECEIPTS(HttpMethod.POST, "/received/payout-receipts", Who.roles(HOUSE), NONE),
    TAKE_TICKETS(HttpMethod.POST, "/received/tickets", Who.roles(HOUSE), NONE),
    LIST_TICKETS(HttpMethod.GET, "/tickets", Who.PERSONS_AND_OFFICERS, OWN_LIST),
    OPEN_CONSULTATION(HttpMethod.POST, "/consultations", Who.roles(POLICY_DRAFTER), DIVISION),
    LIST_CONSULTATIONS(HttpMethod.GET, "/consultations", Who.ANYONE, NONE),
    VIEW_CONSULTATION(HttpMethod.GET, "/consultations/{id}", Who.ANYONE, NONE),
    GIVE_DRAFT_OPINION(HttpMethod.POST, "/consultations/{id}/opinions", Who.PERSONS, MEMBER),
    DECIDE_OPINION(
            HttpMethod.POST,
            "/consultations/{id}/opinions/{opinionId}/decision",
            Who.roles(POLICY_DRAFTER, POLICY_APPROVER),
            DIVISION),
    PUBLISH_CONSULTATION(HttpMethod.POST, "/consultations/{id}/publication", Who.roles(POLICY_APPROVER), DIVISION),
    SEARCH_FAQS(HttpMethod.GET, "/faqs", Who.ANYONE, NONE),
    LIST_FREQUENT_QUESTIONS(HttpMethod.GET, "/faqs/frequent", Who.roles(ACCEPTANCE), OWN_LIST),
    LIST_FAQS_DUE(HttpMethod.GET, "/faqs/due", Who.roles(ACCEPTANCE), OWN_LIST),
    WRITE_FAQ(HttpMethod.POST, "/faqs", Who.roles(ACCEPTANCE), NONE),
    CHANGE_FAQ(HttpMethod.PUT, "/faqs/{id}", Who.roles(ACCEPTANCE), DIVISION),
    MERGE_FAQ(HttpMethod.POST, "/faqs/{id}/merge", Who.roles(ACCEPTANCE), DIVISION),
    ASK_ENQUIRY(HttpMethod.POST, "/enquiries", Who.PERSONS, MEMBER),
    LIST_ENQUIRIES(HttpMethod.GET, "/enquiries", Who.PERSONS_AND_OFFICERS, OWN_LIST),
    VIEW_ENQUIRY(HttpMethod.GET, "/enquiries/{id}", Who.PERSONS_AND_OFFICERS, MEMBER_OR_DIVISION),
    ANSWER_ENQUIRY(HttpMethod.POST, "/enquiries/{id}/answer", Who.roles(ACCEPTANCE), DIVISION),
    HAND_OVER_ENQUIRY(HttpMethod.POST, "/enquiries/{id}/hand-over", Who.roles(ACCEPTANCE), DIVISION),
    EXTEND_ENQUIRY(HttpMethod.POST, "/enquiries/{id}/extension", Who.roles(ACCEPTANCE), DIVISION),
    RATE_ENQUIRY(HttpMethod.POST, "/enquiries/{id}/rating", Who.PERSONS, PREPARER),
    VIEW_ENQUIRY_FIGURES(HttpMethod.GET, "/enquiry-figures", Who.roles(SUPERVISOR), OWN_LIST),
    LIST_ANSWERS(HttpMethod.GET, "/answers", Who.ANYONE, NONE),
    VIEW_SOURCES(HttpMethod.GET, "/enterprises/sources", Who.OFFICERS_AND_HOUSE, NONE),
    LIST_MATCHES(HttpMethod.GET, "/enterprises/{creditCode}/matches", Who.SIGNED_IN, MEMBER_OR_DIVISION),
    COMBINE_ITEMS(HttpMethod.GET, "/enterprises/{creditCode}/combination", Who.SIGNED_IN, MEMBER_OR_DIVISION),
    FIND_GAPS(HttpMethod.GET, "/enterprises/{creditCode}/gaps", Who.SIGNED_IN, MEMBER_OR_DIVISION),
    LIST_DEADLINES(HttpMethod.GET, "/enterprises/{creditCode}/deadlines", Who.SIGNED_IN, MEMBER_OR_DIVISION),
    VIEW_CALENDAR(HttpMethod.GET, "/enterprises/{creditCode}/calendar", Who.SIGNED_IN, MEMBER_OR_DIVISION),
    REFUSE_MATCH(HttpMethod.PUT, "/enterprises/{creditCode}/refusals/{itemId}", Who.PERSONS, MEMBER),
    TAKE_REFUSAL_BACK(HttpMethod.DELETE, "/enterprises/{creditCode}/refusals/{itemId}", Who.PERSONS, MEMBER),
    EXPLAIN_MATCH(HttpMethod.GET, "/enterprises/{creditCode}/matches/{itemId}", Who.SIGNED_IN, MEMBER_OR_DIVISION),

    START_CLAIM(HttpMethod.POST, "/claims", Who.PERSONS, PREPARER),
    LIST_CLAIMS(HttpMethod.GET, "/claims", Who.SIGNED_IN, MEMBER),
    VIEW_CLAIM(HttpMethod.GET, "/claims/{id}", Who.SIGNED_IN, MEMBER_OR_DIVISION),
    SAVE_CLAIM(HttpMethod.PUT, "/claims/{id}/form", Who.PERSONS, PREPARER),
    ATTACH_MATERIAL(HttpMethod.POST, "/claims/{id}/attachments", Who.PERSONS, PREPARER),
    PROMISE_MATERIAL(HttpMethod.POST, "/claims/{id}/promises", Who.PERSONS, PREPARER),
    OPEN_MATERIAL(HttpMethod.GET, "/claims/{id}/attachments/{attachmentId}", Who.SIGNED_IN, MEMBER_OR_DIVISION),
    SUBMIT_CLAIM(HttpMethod.POST, "/claims/{id}/submission", Who.PERSONS, PREPARER),
    WITHDRAW_CLAIM(HttpMethod.POST, "/claims/{id}/withdrawal", Who.PERSONS, PREPARER),
    CORRECT_CLAIM(HttpMethod.POST, "/claims/{id}/correction", Who.PERSONS, PREPARER),
    VIEW_QUEUE(HttpMethod.GET, "/claims/queue", Who.OFFICERS, OWN_LIST),
    ASK_FOR_CORRECTION(HttpMethod.POST, "/claims/{id}/correction-request", Who.roles(ACCEPTANCE), DIVISION),
    ACCEPT_CLAIM(HttpMethod.POST, "/claims/{id}/acceptance", Who.roles(ACCEPTANCE), DIVISION),
    REFUSE_CLAIM(HttpMethod.POST, "/claims/{id}/non-acceptance", Who.roles(ACCEPTANCE), DIVISION),
    REVIEW_CLAIM(
            HttpMethod.POST, "/claims/{id}/review", Who.roles(FIRST_REVIEW, JOINT_REVIEW, SECOND_REVIEW), DIVISION),
    HAND_OVER_CLAIM(
            HttpMethod.POST,
            "/claims/{id}/hand-over",
            Who.roles(ACCEPTANCE, FIRST_REVIEW, JOINT_REVIEW, SECOND_REVIEW, SUPERVISOR),
            DIVISION),
    ASK_OPINION(
            HttpMethod.POST,
            "/claims/{id}/opinions",
            Who.roles(ACCEPTANCE, FIRST_REVIEW, JOINT_REVIEW, SECOND_REVIEW),
            DIVISION),
    GIVE_OPINION(HttpMethod.POST, "/claims/{id}/opinions/{opinionId}/answer", Who.roles(EXPERT), DIVISION),
    LIST_STAGE_WARNINGS(HttpMethod.GET, "/stage-warnings", Who.roles(SUPERVISOR), OWN_LIST),
    VIEW_FORM_SCHEMA(HttpMethod.GET, "/form-schemas/{itemId}", Who.ANYONE, NONE),
    VIEW_LOCAL_ADDITIONS(HttpMethod.GET, "/local-additions/{itemId}", Who.OFFICERS, NONE),
    CHANGE_LOCAL_ADDITIONS(
            HttpMethod.PUT, "/local-additions/{itemId}/{divisionCode}", Who.roles(POLICY_APPROVER, OPERATOR), DIVISION),
    START_BUNDLE(HttpMethod.POST, "/bundles", Who.PERSONS, PREPARER),
    VIEW_BUNDLE(HttpMethod.GET, "/bundles/{id}", Who.PERSONS, PREPARER),
    SAVE_BUNDLE(HttpMethod.PUT, "/bundles/{id}/form", Who.PERSONS, PREPARER),
    ATTACH_TO_BUNDLE(HttpMethod.POST, "/bundles/{id}/attachments", Who.PERSONS, PREPARER),
    SUBMIT_BUNDLE(HttpMethod.POST, "/bundles/{id}/submission", Who.PERSONS, PREPARER),
    LIST_COUNTERS(HttpMethod.GET, "/counters", Who.ANYONE, NONE),
    CHANGE_COUNTER(HttpMethod.PUT, "/counters/{id}", Who.roles(OPERATOR, SUPERVISOR), DIVISION),
    BEGIN_AT_KIOSK(HttpMethod.POST, "/kiosk-starts", Who.DEVICES, NONE),
    VIEW_KIOSK_START(HttpMethod.GET, "/kiosk-starts/{code}", Who.PERSONS, NONE),
    GO_ON_FROM_KIOSK(HttpMethod.POST, "/kiosk-starts/{code}/claim", Who.PERSONS, PREPARER),
    TAKE_RELAYED_STATE(HttpMethod.POST, "/claims/relayed-states", Who.roles(HOUSE), NONE),
    LIST_PAID_DAY(HttpMethod.GET, "/payouts/days/{day}", Who.roles(HOUSE), NONE),
    DISCLOSE_FIELD(
            HttpMethod.POST,
            "/claims/{id}/disclosures",
            Who.roles(ACCEPTANCE, FIRST_REVIEW, SECOND_REVIEW, TREASURER),
            DIVISION),
    LIST_DISCLOSURES_OF_CLAIM(HttpMethod.GET, "/claims/{id}/disclosures", Who.PERSONS_AND_OFFICERS, MEMBER_OR_DIVISION),
    LIST_DISCLOSURES(HttpMethod.GET, "/disclosures", Who.roles(SUPERVISOR), OWN_LIST),

    LIST_NOTICES(HttpMethod.GET, "/notices", Who.ANYONE, NONE),
    OBJECT_TO_NOTICE(HttpMethod.POST, "/notices/{id}/objections", Who.ANYONE, NONE),
    SETTLE_OBJECTIONS(HttpMethod.POST, "/notices/{id}/settlement", Who.roles(SECOND_REVIEW), DIVISION),

    START_CLAIM_FREE_RUN(HttpMethod.POST, "/claim-free-runs", Who.roles(ACCEPTANCE), DIVISION),
    VIEW_CLAIM_FREE_RUN(HttpMethod.GET, "/claim-free-runs/{id}", Who.SIGNED_IN, MEMBER_OR_DIVISION),
    LIST_CLAIM_FREE_RUNS(HttpMethod.GET, "/claim-free-runs", Who.SIGNED_IN, MEMBER),
    CONFIRM_WISH(HttpMethod.POST, "/claim-free-runs/{id}/wishes", Who.PERSONS, ACCEPTOR),
    REVIEW_CLAIM_FREE_RUN(
            HttpMethod.POST, "/claim-free-runs/{id}/review", Who.roles(FIRST_REVIEW, SECOND_REVIEW), DIVISION),

    LIST_STUCK_PAYOUTS(HttpMethod.GET, "/payouts", Who.personsAnd(SECOND_REVIEW, SUPERVISOR), OWN_LIST),
    CORRECT_ACCOUNT(HttpMethod.POST, "/payouts/{id}/account", Who.PERSONS, PREPARER),

    LIST_PAID_RESULTS(HttpMethod.GET, "/payout-results", Who.ANYONE, NONE),
    EXPORT_PAID_RESULTS(HttpMethod.GET, "/payout-results/rows", Who.ANYONE, NONE),
    VIEW_REMAINDERS(HttpMethod.GET, "/monitoring/redemption", Who.roles(SUPERVISOR), OWN_LIST),
    LIST_FISCAL_LIST(HttpMethod.GET, "/fiscal-list", Who.ANYONE, NONE),
    LIST_FISCAL_LINES(HttpMethod.GET, "/fiscal-lines", Who.roles(TREASURER, SUPERVISOR), OWN_LIST),
    VIEW_FISCAL_LINE(HttpMethod.GET, "/fiscal-lines/{id}", Who.roles(TREASURER, SUPERVISOR), DIVISION),
    DRAFT_FISCAL_LINE(HttpMethod.POST, "/fiscal-lines", Who.roles(TREASURER), NONE),
    AMEND_FISCAL_LINE(HttpMethod.PUT, "/fiscal-lines/{id}", Who.roles(TREASURER), DIVISION),
    PUBLISH_FISCAL_LINE(HttpMethod.POST, "/fiscal-lines/{id}/publication", Who.roles(TREASURER), DIVISION),
    VIEW_PARITY(HttpMethod.GET, "/parity", Who.roles(TREASURER, SUPERVISOR), OWN_LIST),
    CHECK_PARITY(HttpMethod.POST, "/parity", Who.roles(TREASURER), NONE),
    ACCEPT_PROJECT(HttpMethod.POST, "/claims/{id}/project-acceptance", Who.roles(SECOND_REVIEW), DIVISION),
    ORDER_CLAWBACK(HttpMethod.POST, "/payouts/{id}/clawbacks", Who.roles(SECOND_REVIEW), DIVISION),
    RECEIVE_CLAWBACK(HttpMethod.POST, "/clawbacks/{id}/receipts", Who.roles(TREASURER), DIVISION),
    LIST_CLAWBACKS(HttpMethod.GET, "/clawbacks", Who.personsAnd(SECOND_REVIEW, SUPERVISOR, TREASURER), OWN_LIST),

    VIEW_MONITORING(HttpMethod.GET, "/monitoring", Who.roles(SUPERVISOR), OWN_LIST),
    LIST_OVERDUE(HttpMethod.GET, "/overdue", Who.roles(SUPERVISOR), OWN_LIST),
    RAISE_ORDER(HttpMethod.POST, "/supervision-orders", Who.roles(SUPERVISOR), DIVISION),
    LIST_ORDERS(HttpMethod.GET, "/supervision-orders", Who.OFFICERS, OWN_LIST),
    VIEW_ORDER(HttpMethod.GET, "/supervision-orders/{id}", Who.OFFICERS, DIVISION),
    RECEIVE_ORDER(HttpMethod.POST, "/supervision-orders/{id}/receipt", Who.HANDLERS, DIVISION),
    REPLY_TO_ORDER(HttpMethod.POST, "/supervision-orders/{id}/reply", Who.HANDLERS, DIVISION),
    CLOSE_ORDER(HttpMethod.POST, "/supervision-orders/{id}/closure", Who.roles(SUPERVISOR), DIVISION),
    LIST_CIRCULARS(HttpMethod.GET, "/circulars", Who.OFFICERS, OWN_LIST),
    VIEW_BREAKDOWN(HttpMethod.GET, "/monitoring/breakdown", Who.roles(SUPERVISOR), OWN_LIST),
    LIST_CLAIMS_BEHIND(HttpMethod.GET, "/monitoring/claims", Who.roles(SUPERVISOR), OWN_LIST),
    EXPORT_TABLE(HttpMethod.GET, "/exports/{kind}", Who.roles(SUPERVISOR), OWN_LIST),
    EVALUATE_ITEM(
            HttpMethod.GET, "/evaluations/{itemId}", Who.roles(SUPERVISOR, POLICY_DRAFTER, POLICY_APPROVER), OWN_LIST),
    ANSWER_SURVEY(HttpMethod.POST, "/claims/{id}/survey", Who.PERSONS, PREPARER),
    READ_CLOCK(HttpMethod.GET, "/clock", Who.ANYONE, NONE),
    MOVE_CLOCK(HttpMethod.POST, "/clock", Who.roles(OPERATOR), NONE),
    READ_EVENTS(HttpMethod.GET, "/events", Who.roles(HOUSE), NONE);

    private final HttpMethod method;
    private final String path;
    private final Who who;
    private final Relation relation;

    Operation(HttpMethod method, String path, Who who, Relation relation) {
        this.method = method;
        this.path = path;
        this.who = who;
        this.relation = relation;
    }

    public HttpMethod method() {
        return method;
    }

    public String path() {
        return path;
    }

    public Who who() {
        return who;
    }

    public Relation relation() {
        return relation;
    }

    /** Who may call, as far as the token alone tells. */
    public record Who(boolean anonymous, Set<Caller.Kind> kinds, Set<Role> roles) {
        static final Who ANYONE = new Who(true, Set.of(), Set.of());
        static final Who SIGNED_IN =
                new Who(false, Set.of(Caller.Kind.PERSON, Caller.Kind.OFFICER, Caller.Kind.DEVICE), Set.of(HOUSE));
        static final Who PERSONS = new Who(false, Set.of(Caller.Kind.PERSON), Set.of());
        static final Who DEVICES = new Who(false, Set.of(Caller.Kind.DEVICE), Set.of());
        static final Who PERSONS_AND_OFFICERS =
                new Who(false, Set.of(Caller.Kind.PERSON, Caller.Kind.OFFICER), Set.of());
        static final Who OFFICERS = new Who(false, Set.of(Caller.Kind.OFFICER), Set.of());
        static final Who OFFICERS_AND_HOUSE = new Who(false, Set.of(Caller.Kind.OFFICER), Set.of(HOUSE));

        /** Officers whose work a supervision order can be about. */
        static final Who HANDLERS =
                roles(ACCEPTANCE, FIRST_REVIEW, SECOND_REVIEW, POLICY_DRAFTER, POLICY_APPROVER, TREASURER);

        static Who personsAnd(Role... roles) {
            return new Who(false, PERSONS.kinds(), Set.of(roles));
        }

        static Who roles(Role... roles) {
            return new Who(false, Set.of(), Set.of(roles));
        }

        /** True where the token alone lets the caller in. */
        public boolean admits(Caller caller) {
            return anonymous
                    || kinds.contains(caller.kind())
                    || caller.roles().stream().anyMatch(roles::contains);
        }
    }
}
