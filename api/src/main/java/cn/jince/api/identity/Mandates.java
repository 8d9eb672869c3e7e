package cn.jince.api.identity;

import java.util.List;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** Who may act for which enterprise. Served by identity to services of the house. */
public interface Mandates {

    /** Members of the given enterprises (at most 500 codes); enterprises without members do not occur in the answer. */
    @PostExchange("/identity/internal/members")
    Mono<List<Member>> findMembers(@RequestBody MembersQuery query);

    record MembersQuery(List<String> creditCodes) {}

    /** @param openId WeChat open id if bound */
    record Member(
            String personId,
            String name,
            String creditCode,
            String mandate,
            @org.jspecify.annotations.Nullable String openId,
            @org.jspecify.annotations.Nullable String phone) {}
}
