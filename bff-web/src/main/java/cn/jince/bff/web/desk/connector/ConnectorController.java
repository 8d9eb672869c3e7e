package cn.jince.bff.web.desk.connector;

import cn.jince.api.adapters.AdapterViews.ConnectorView;
import cn.jince.api.adapters.AdapterViews.StageMoveForm;
import cn.jince.api.adapters.Capabilities;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The connector board, and moving a connector's stage. */
@RestController
@RequestMapping("/api/w/desk/connectors")
class ConnectorController {
    private final Capabilities capabilities;

    ConnectorController(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    @GetMapping
    Mono<List<ConnectorView>> connectors() {
        return capabilities.connectors();
    }

    @PostMapping("/{system}/stage")
    Mono<ConnectorView> moveStage(@PathVariable String system, @RequestBody StageMoveForm form) {
        return capabilities.moveStage(system, form);
    }
}
