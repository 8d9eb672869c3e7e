package cn.jince.bff.web.desk.connector;

import cn.jince.api.adapters.AdapterViews.ConnectorView;
import cn.jince.api.adapters.AdapterViews.StageMoveForm;
import cn.jince.api.adapters.ConnectorViews.BadgeForm;
import cn.jince.api.adapters.ConnectorViews.BadgeView;
import cn.jince.api.adapters.ConnectorViews.ReasonForm;
import cn.jince.api.adapters.ConnectorViews.SystemView;
import cn.jince.api.adapters.Connectors;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The connector board, one system in full, its badges, and moving its stages. */
@RestController
@RequestMapping("/api/w/desk/connectors")
class ConnectorController {
    private final Connectors connectors;

    ConnectorController(Connectors connectors) {
        this.connectors = connectors;
    }

    @GetMapping
    Mono<List<ConnectorView>> connectors() {
        return connectors.connectors();
    }

    @GetMapping("/{system}")
    Mono<SystemView> connector(@PathVariable String system) {
        return connectors.connector(system);
    }

    @PostMapping("/{system}/badges")
    Mono<BadgeView> takeBadge(@PathVariable String system, @RequestBody BadgeForm form) {
        return connectors.takeBadge(system, form);
    }

    @PostMapping("/{system}/moves/{id}/confirmation")
    Mono<ConnectorView> confirmMove(@PathVariable String system, @PathVariable long id) {
        return connectors.confirmMove(system, id);
    }

    @PostMapping("/{system}/moves/{id}/withdrawal")
    Mono<ConnectorView> withdrawMove(@PathVariable String system, @PathVariable long id, @RequestBody ReasonForm form) {
        return connectors.withdrawMove(system, id, form);
    }

    @PostMapping("/{system}/stage")
    Mono<ConnectorView> moveStage(@PathVariable String system, @RequestBody StageMoveForm form) {
        return connectors.moveStage(system, form);
    }
}
