package cn.jince.adapters.web;

import cn.jince.adapters.call.Line;
import cn.jince.adapters.call.LineHealth;
import cn.jince.adapters.call.Lines;
import cn.jince.adapters.descriptor.Stage;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.adapters.lifecycle.Standing;
import cn.jince.api.adapters.AdapterViews.ConnectorView;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How every connector is doing, on this instance. */
@Component
class ConnectorBoard {
    private static final Set<Stage> CALLED = EnumSet.of(Stage.PILOT, Stage.LIVE);
    private final Lines lines;
    private final StageBoard stages;

    ConnectorBoard(Lines lines, StageBoard stages) {
        this.lines = lines;
        this.stages = stages;
    }

    List<ConnectorView> read() {
        return lines.all().stream().map(this::view).toList();
    }

    ConnectorView of(String system, String capability) {
        return lines.all().stream()
                .filter(line -> line.id().equals(system + "/" + capability))
                .map(this::view)
                .findFirst()
                .orElseThrow();
    }

    private ConnectorView view(Line line) {
        Standing standing = stages.of(line.system().system(), line.capability().capability());
        LineHealth.Reading health = line.health().read();
        return new ConnectorView(
                line.system().system(),
                line.system().name(),
                line.system().owner(),
                line.capability().capability(),
                standing.stage().name(),
                line.system().protocol().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                CALLED.contains(standing.stage()) ? line.breakerState() : "NONE",
                standing.notice(),
                standing.expected(),
                health.lastSuccess(),
                health.lastFailure(),
                health.calls(),
                health.failures(),
                health.p95Millis());
    }
}
