package cn.jince.platform.export;

import cn.jince.edge.Caller;
import java.util.Map;
import java.util.function.BiFunction;

/** A table that may be had as a file; a feature offers it as a bean. */
public interface Exportable {
    /** As the path names it. */
    String kind();

    /** Own division only; a foreign one is refused as on the screen. */
    Table table(Caller caller, Map<String, String> asked);

    static Exportable of(String kind, BiFunction<Caller, Map<String, String>, Table> table) {
        return new Exportable() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Table table(Caller caller, Map<String, String> asked) {
                return table.apply(caller, asked);
            }
        };
    }
}
