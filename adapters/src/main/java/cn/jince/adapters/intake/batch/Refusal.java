package cn.jince.adapters.intake.batch;

import cn.jince.adapters.intake.row.Defect;
import org.jspecify.annotations.Nullable;

/**
 * Why the platform did not take a row.
 *
 * @param index place among the rows passed on
 * @param ours how it stands with us, where the row contradicts that
 */
public record Refusal(int index, Defect defect, @Nullable String ours) {}
