package cn.jince.api.reply;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a value came from.
 *
 * @param system id of the system that said it, for example {@code sx.tax}
 * @param systemName its Chinese name, fit to show
 * @param asOf the day the source says the value holds for
 * @param fetchedAt when we received it
 * @param contract version of the contract the answer was read with
 */
public record Provenance(
        String system,
        String systemName,
        @Nullable LocalDate asOf,
        Instant fetchedAt,
        Freshness freshness,
        @Nullable String contract) {}
