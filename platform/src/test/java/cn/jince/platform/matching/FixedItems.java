package cn.jince.platform.matching;

import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import cn.jince.platform.policy.PolicyReader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** A library of one version each, filled by tests. */
class FixedItems implements PolicyItems {
    private final Map<String, PolicyItem> items = new ConcurrentHashMap<>();

    PolicyItem add(String id, String division, String conditions) {
        return add(id, division, conditions, "{}");
    }

    PolicyItem add(String id, String division, String conditions, String stacking) {
        return add(id, division, conditions, stacking, "null");
    }

    PolicyItem add(String id, String division, String conditions, String stacking, String lastDay) {
        PolicyItem item = new PolicyReader()
                .read(JsonMapper.shared().readTree("""
                {"id":"%s","name":"小升规奖励","level":"市","region_code":"%s","type":"奖补","target":"enterprise",
                 "department":"市工信局","basis":[],
                 "benefit":{"kind":"fixed","amount":10,"unit":"万元/户"},
                 "conditions":{"all":[%s],"any":[]},"stacking":%s,
                 "materials":[],"redemption_mode":"申报审核","process":[],
                 "validity":{"from":"2025-01-01","to":%s},"phone":"","source":[],"notes":""}""".formatted(id, division, conditions, stacking, lastDay)));
        items.put(id, item);
        return item;
    }

    @Override
    public Mono<PolicyItem> findPublished(String id) {
        return Mono.justOrEmpty(items.get(id));
    }

    @Override
    public Mono<PolicyItem> find(String id, int version) {
        return findPublished(id);
    }

    @Override
    public Mono<PolicyItem> findNewest(String id) {
        return findPublished(id);
    }

    @Override
    public Flux<PolicyItem> published() {
        return Flux.fromIterable(items.values());
    }
}
