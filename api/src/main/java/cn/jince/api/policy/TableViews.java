package cn.jince.api.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report of a table of policies. */
public final class TableViews {

    /** @param dryRun true where nothing was kept */
    public record TableReport(
            boolean dryRun, int rows, int created, int updated, int unchanged, int refused, List<TableLine> lines) {}

    /**
     * @param row as a person counts them, the titles are row 1
     * @param outcome CREATED UPDATED UNCHANGED REFUSED
     * @param path JSON pointer into the policy the row makes
     */
    public record TableLine(
            int row,
            String id,
            String outcome,
            @Nullable String path,
            @Nullable String reason) {}

    private TableViews() {}
}
