package cn.jince.adapters.frontdb;

import cn.jince.adapters.call.Connector;
import cn.jince.adapters.call.Outgoing;
import cn.jince.adapters.call.Step;
import cn.jince.adapters.collection.Source;
import cn.jince.adapters.descriptor.SingleSelect;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** One front database: questions are answered by its one SELECT, and its tables are a source of collection. */
public final class FrontDatabase implements Connector {
    /** More than one row of an enterprise is told from one; how many more does not matter. */
    private static final int MOST = 200;

    private final SystemDescriptor system;
    private final Tables tables;

    private FrontDatabase(SystemDescriptor system, Tables tables) {
        this.system = system;
        this.tables = tables;
    }

    /** Connects when it is first needed. */
    public static FrontDatabase of(SystemDescriptor system, Environment environment) {
        FrontSettings settings = FrontSettings.of(system, environment);
        return new FrontDatabase(
                system, settings.url().startsWith("jdbc:") ? new JdbcTables(settings) : new R2dbcTables(settings));
    }

    /** The table of one of its capabilities, to be collected. */
    public Source source(Capability capability, DatabaseClient ours) {
        return new TableSource(system, capability, tables, new SeenRows(ours));
    }

    /** {@code {"code": "ROW" | "NO_ROW" | "ROWS", "data": the row or the rows}}. */
    @Override
    public Mono<Map<String, Object>> attempt(Outgoing call) {
        Capability capability = call.capability();
        Request request = capability.request();
        return Mono.fromSupplier(() -> {
                    call.at(Step.SIGN);
                    return bound(request, call.parameters());
                })
                .flatMap(statement -> {
                    call.at(Step.TRANSPORT);
                    return tables.select(statement, MOST, capability.timeouts().firstByte());
                })
                .map(rows -> {
                    call.at(Step.DECODE);
                    return answer(new Cells(request.encoded(), system.charset()), rows);
                });
    }

    private static Statement bound(Request request, Map<String, Object> parameters) {
        SingleSelect select = SingleSelect.parse(Objects.requireNonNull(request.select()));
        List<Object> values = new ArrayList<>();
        for (String name : select.names()) {
            String ours = Objects.requireNonNull(request.parameters().get(name));
            values.add(Objects.requireNonNull(parameters.get(ours), ours));
        }
        return new Statement(select.pieces(), values);
    }

    private static Map<String, Object> answer(Cells cells, List<Map<String, @Nullable Object>> rows) {
        List<Map<String, Object>> read = rows.stream().map(cells::read).toList();
        return switch (read.size()) {
            case 0 -> Map.of("code", "NO_ROW");
            case 1 -> Map.of("code", "ROW", "data", read.getFirst());
            default -> Map.of("code", "ROWS", "data", read);
        };
    }
}
