package cn.jince.api.adapters;

import cn.jince.api.adapters.AdapterViews.ConnectorView;
import cn.jince.api.adapters.AdapterViews.StageMoveForm;
import cn.jince.api.adapters.ConnectorViews.BadgeForm;
import cn.jince.api.adapters.ConnectorViews.BadgeView;
import cn.jince.api.adapters.ConnectorViews.ReasonForm;
import cn.jince.api.adapters.ConnectorViews.SystemView;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** The connector board: how every system is doing, and moving its stages. */
public interface Connectors {

    @GetExchange("/connectors")
    Mono<List<ConnectorView>> connectors();

    /** One system in full; officers and the house. */
    @GetExchange("/connectors/{system}")
    Mono<SystemView> connector(@PathVariable String system);

    /** Operators only. A move to LIVE waits for a second operator: it comes back under {@code pending}. */
    @PostExchange("/connectors/{system}/stage")
    Mono<ConnectorView> moveStage(@PathVariable String system, @RequestBody StageMoveForm form);

    /** The second operator's yes. */
    @PostExchange("/connectors/{system}/moves/{id}/confirmation")
    Mono<ConnectorView> confirmMove(@PathVariable String system, @PathVariable long id);

    @PostExchange("/connectors/{system}/moves/{id}/withdrawal")
    Mono<ConnectorView> withdrawMove(@PathVariable String system, @PathVariable long id, @RequestBody ReasonForm form);

    /** Operators hand in what the conformance kit issued. */
    @PostExchange("/connectors/{system}/badges")
    Mono<BadgeView> takeBadge(@PathVariable String system, @RequestBody BadgeForm form);
}
