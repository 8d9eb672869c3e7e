package cn.jince.gateway.operation;

import cn.jince.gateway.resilience.Upstream;
import cn.jince.gateway.resilience.Upstreams;
import cn.jince.gateway.route.RouteTable;
import cn.jince.gateway.route.RouteTables;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How this gateway stands: its routes, its upstreams, their breakers. */
@RestController
class StatusController {
    private final String id = UUID.randomUUID().toString();
    private final RouteTables tables;
    private final Upstreams upstreams;

    StatusController(RouteTables tables, Upstreams upstreams) {
        this.tables = tables;
        this.upstreams = upstreams;
    }

    @GetMapping("/gateway/status")
    RouteViews.Status status() {
        RouteTable table = tables.current();
        return new RouteViews.Status(
                id,
                table.version(),
                table.checksum(),
                table.since(),
                upstreams.all().stream().map(StatusController::row).toList());
    }

    private static RouteViews.UpstreamRow row(Upstream upstream) {
        return new RouteViews.UpstreamRow(
                upstream.name(),
                upstream.underWay(),
                upstream.waiting(),
                upstream.openStreams(),
                upstream.instances().stream()
                        .map(one -> new RouteViews.InstanceRow(
                                one.address().toString(), one.state(), one.failures(), one.successes()))
                        .toList());
    }
}
