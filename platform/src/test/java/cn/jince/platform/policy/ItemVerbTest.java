package cn.jince.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.policy.PolicyItem.ItemState;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every state by every verb: what is not in this table is refused. */
class ItemVerbTest {
    private static final String TABLE = """
            DRAFT: EDIT>DRAFT SUBMIT>IN_REVIEW WITHDRAW>WITHDRAWN
            IN_REVIEW: APPROVE>APPROVED RETURN>DRAFT
            APPROVED: PUBLISH>PUBLISHED SCHEDULE>SCHEDULED WITHDRAW>WITHDRAWN
            SCHEDULED: UNSCHEDULE>APPROVED OPEN>PUBLISHED
            PUBLISHED: CLOSE>WITHDRAWN SUSPEND>SUSPENDED RECHECK>PENDING_RECHECK MERGE>MERGED WITHDRAW>WITHDRAWN
            SUSPENDED: RESUME>PUBLISHED RECHECK>PENDING_RECHECK MERGE>MERGED WITHDRAW>WITHDRAWN
            PENDING_RECHECK: PASS_RECHECK>PUBLISHED FAIL_RECHECK>WITHDRAWN
            MERGED:
            WITHDRAWN:
            """;

    @Test
    void every_state_and_verb_leads_where_the_table_says_and_nowhere_else() {
        String written = Arrays.stream(ItemState.values())
                .map(state -> state + ":"
                        + Arrays.stream(ItemVerb.values())
                                .flatMap(verb -> verb.from(state).stream().map(to -> " " + verb + ">" + to))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n", "", "\n"));

        assertThat(written).isEqualTo(TABLE);
    }
}
