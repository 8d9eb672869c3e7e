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
 * @param recordedAt when the source made or last changed the record, by its own clock
 * @param contractHash what of that contract the answer hangs on, as one number
 * @param requestDigest what was asked, as one number: SM3 over capability and parameters
 */
public record Provenance(
        String system,
        String systemName,
        @Nullable LocalDate asOf,
        Instant fetchedAt,
        Freshness freshness,
        @Nullable String contract,
        @Nullable Instant recordedAt,
        @Nullable String contractHash,
        @Nullable String requestDigest) {

    /** Of what was not asked from a legacy system. */
    public Provenance(
            String system,
            String systemName,
            @Nullable LocalDate asOf,
            Instant fetchedAt,
            Freshness freshness,
            @Nullable String contract) {
        this(system, systemName, asOf, fetchedAt, freshness, contract, null, null, null);
    }

    /** The same with another freshness. */
    public Provenance as(Freshness other) {
        return new Provenance(
                system, systemName, asOf, fetchedAt, other, contract, recordedAt, contractHash, requestDigest);
    }
}
