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

import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * The authorization table: every operation of the platform, in one place. An endpoint that has no row here is not
 * reachable; a test compares the rows with the endpoints. What a row cannot say (own division, own enterprise) the use
 * case asks; there a foreign thing is not found.
 */
public enum Operation {
    SEARCH_POLICIES(HttpMethod.GET, "/policies", Who.ANYONE),
    FIND_POLICIES(HttpMethod.GET, "/policies/search", Who.ANYONE),
    SUGGEST_POLICIES(HttpMethod.GET, "/policies/suggestions", Who.ANYONE),
    REBUILD_SEARCH(HttpMethod.POST, "/search-rebuilds", Who.roles(OPERATOR)),
    VIEW_POLICY(HttpMethod.GET, "/policies/{id}", Who.ANYONE),
    IMPORT_POLICIES(HttpMethod.POST, "/policies/import", Who.roles(OPERATOR, HOUSE)),
    DRAFT_POLICY(HttpMethod.POST, "/policies/drafts", Who.roles(POLICY_DRAFTER)),
    EDIT_POLICY(HttpMethod.PUT, "/policies/{id}/draft", Who.roles(POLICY_DRAFTER)),
    RUN_RULE_CASES(HttpMethod.POST, "/policies/{id}/case-runs", Who.roles(POLICY_DRAFTER, POLICY_APPROVER)),
    SUBMIT_POLICY(HttpMethod.POST, "/policies/{id}/submission", Who.roles(POLICY_DRAFTER)),
    APPROVE_POLICY(HttpMethod.POST, "/policies/{id}/approval", Who.roles(POLICY_APPROVER)),
    PUBLISH_POLICY(HttpMethod.POST, "/policies/{id}/publication", Who.roles(POLICY_DRAFTER, POLICY_APPROVER)),
    VIEW_AUDIENCE(HttpMethod.GET, "/policies/{itemId}/audience", Who.OFFICERS),

    VIEW_ENTERPRISE(HttpMethod.GET, "/enterprises/{creditCode}", Who.SIGNED_IN),
    VIEW_DOSSIER(HttpMethod.GET, "/enterprises/{creditCode}/dossier", Who.SIGNED_IN),
    COLLECT_FACTS(HttpMethod.POST, "/enterprises/facts", Who.roles(HOUSE, LEGACY, OPERATOR)),
    TAKE_PUSHED_FACTS(HttpMethod.POST, "/received/facts", Who.roles(HOUSE)),
    TAKE_LISTINGS(HttpMethod.POST, "/received/policy-listings", Who.roles(HOUSE)),
    TAKE_RECEIPTS(HttpMethod.POST, "/received/payout-receipts", Who.roles(HOUSE)),
    TAKE_TICKETS(HttpMethod.POST, "/received/tickets", Who.roles(HOUSE)),
    LIST_TICKETS(HttpMethod.GET, "/tickets", Who.OFFICERS),
    ASK_ENQUIRY(HttpMethod.POST, "/enquiries", Who.PERSONS),
    LIST_ENQUIRIES(HttpMethod.GET, "/enquiries", Who.PERSONS_AND_OFFICERS),
    VIEW_ENQUIRY(HttpMethod.GET, "/enquiries/{id}", Who.PERSONS_AND_OFFICERS),
    ANSWER_ENQUIRY(HttpMethod.POST, "/enquiries/{id}/answer", Who.roles(ACCEPTANCE)),
    HAND_OVER_ENQUIRY(HttpMethod.POST, "/enquiries/{id}/hand-over", Who.roles(ACCEPTANCE)),
    EXTEND_ENQUIRY(HttpMethod.POST, "/enquiries/{id}/extension", Who.roles(ACCEPTANCE)),
    RATE_ENQUIRY(HttpMethod.POST, "/enquiries/{id}/rating", Who.PERSONS),
    VIEW_ENQUIRY_FIGURES(HttpMethod.GET, "/enquiry-figures", Who.roles(SUPERVISOR)),
    LIST_ANSWERS(HttpMethod.GET, "/answers", Who.ANYONE),
    VIEW_SOURCES(HttpMethod.GET, "/enterprises/sources", Who.OFFICERS_AND_HOUSE),
    LIST_MATCHES(HttpMethod.GET, "/enterprises/{creditCode}/matches", Who.SIGNED_IN),
    EXPLAIN_MATCH(HttpMethod.GET, "/enterprises/{creditCode}/matches/{itemId}", Who.SIGNED_IN),

    START_CLAIM(HttpMethod.POST, "/claims", Who.PERSONS),
    LIST_CLAIMS(HttpMethod.GET, "/claims", Who.SIGNED_IN),
    VIEW_CLAIM(HttpMethod.GET, "/claims/{id}", Who.SIGNED_IN),
    SAVE_CLAIM(HttpMethod.PUT, "/claims/{id}/form", Who.PERSONS),
    ATTACH_MATERIAL(HttpMethod.POST, "/claims/{id}/attachments", Who.PERSONS),
    SUBMIT_CLAIM(HttpMethod.POST, "/claims/{id}/submission", Who.PERSONS),
    WITHDRAW_CLAIM(HttpMethod.POST, "/claims/{id}/withdrawal", Who.PERSONS),
    CORRECT_CLAIM(HttpMethod.POST, "/claims/{id}/correction", Who.PERSONS),
    VIEW_QUEUE(HttpMethod.GET, "/claims/queue", Who.OFFICERS),
    ASK_FOR_CORRECTION(HttpMethod.POST, "/claims/{id}/correction-request", Who.roles(ACCEPTANCE)),
    ACCEPT_CLAIM(HttpMethod.POST, "/claims/{id}/acceptance", Who.roles(ACCEPTANCE)),
    REFUSE_CLAIM(HttpMethod.POST, "/claims/{id}/non-acceptance", Who.roles(ACCEPTANCE)),
    REVIEW_CLAIM(HttpMethod.POST, "/claims/{id}/review", Who.roles(FIRST_REVIEW, SECOND_REVIEW)),
    TAKE_RELAYED_STATE(HttpMethod.POST, "/claims/relayed-states", Who.roles(HOUSE)),
    LIST_PAID_DAY(HttpMethod.GET, "/payouts/days/{day}", Who.roles(HOUSE)),

    LIST_NOTICES(HttpMethod.GET, "/notices", Who.ANYONE),
    OBJECT_TO_NOTICE(HttpMethod.POST, "/notices/{id}/objections", Who.ANYONE),
    SETTLE_OBJECTIONS(HttpMethod.POST, "/notices/{id}/settlement", Who.roles(SECOND_REVIEW)),

    START_CLAIM_FREE_RUN(HttpMethod.POST, "/claim-free-runs", Who.roles(ACCEPTANCE)),
    VIEW_CLAIM_FREE_RUN(HttpMethod.GET, "/claim-free-runs/{id}", Who.SIGNED_IN),
    LIST_CLAIM_FREE_RUNS(HttpMethod.GET, "/claim-free-runs", Who.SIGNED_IN),
    CONFIRM_WISH(HttpMethod.POST, "/claim-free-runs/{id}/wishes", Who.PERSONS),
    REVIEW_CLAIM_FREE_RUN(HttpMethod.POST, "/claim-free-runs/{id}/review", Who.roles(FIRST_REVIEW, SECOND_REVIEW)),

    LIST_STUCK_PAYOUTS(HttpMethod.GET, "/payouts", Who.personsAnd(SECOND_REVIEW, SUPERVISOR)),
    CORRECT_ACCOUNT(HttpMethod.POST, "/payouts/{id}/account", Who.PERSONS),

    VIEW_MONITORING(HttpMethod.GET, "/monitoring", Who.roles(SUPERVISOR)),
    READ_CLOCK(HttpMethod.GET, "/clock", Who.ANYONE),
    MOVE_CLOCK(HttpMethod.POST, "/clock", Who.roles(OPERATOR)),
    READ_EVENTS(HttpMethod.GET, "/events", Who.roles(HOUSE));

    private final HttpMethod method;
    private final String path;
    private final Who who;

    Operation(HttpMethod method, String path, Who who) {
        this.method = method;
        this.path = path;
        this.who = who;
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

    /** Who may call, as far as the token alone tells. */
    public record Who(boolean anonymous, Set<Caller.Kind> kinds, Set<Role> roles) {
        static final Who ANYONE = new Who(true, Set.of(), Set.of());
        static final Who SIGNED_IN =
                new Who(false, Set.of(Caller.Kind.PERSON, Caller.Kind.OFFICER, Caller.Kind.DEVICE), Set.of(HOUSE));
        static final Who PERSONS = new Who(false, Set.of(Caller.Kind.PERSON), Set.of());
        static final Who PERSONS_AND_OFFICERS =
                new Who(false, Set.of(Caller.Kind.PERSON, Caller.Kind.OFFICER), Set.of());
        static final Who OFFICERS = new Who(false, Set.of(Caller.Kind.OFFICER), Set.of());
        static final Who OFFICERS_AND_HOUSE = new Who(false, Set.of(Caller.Kind.OFFICER), Set.of(HOUSE));

        static Who personsAnd(Role... roles) {
            return new Who(false, PERSONS.kinds(), Set.of(roles));
        }

        static Who roles(Role... roles) {
            return new Who(false, Set.of(), Set.of(roles));
        }

        boolean admits(Caller caller) {
            return anonymous
                    || kinds.contains(caller.kind())
                    || caller.roles().stream().anyMatch(roles::contains);
        }
    }
}
