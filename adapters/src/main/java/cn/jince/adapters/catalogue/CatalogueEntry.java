package cn.jince.adapters.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One capability of one system, as integrators see it.
 *
 * @param stage where it stands for the whole of what it answers for; {@code divisions} with another are listed
 * @param open true where the caller may ask it directly
 */
public record CatalogueEntry(
        String capability,
        @Nullable String title,
        String system,
        String systemName,
        String owner,
        String contact,
        List<String> answersFor,
        String contract,
        String contractHash,
        String dataClass,
        String legalBasis,
        String stage,
        String mode,
        String notice,
        @Nullable String meanwhile,
        @Nullable LocalDate expected,
        List<DivisionStage> divisions,
        boolean open,
        Links links) {

    /** Where it stands elsewhere. */
    public record DivisionStage(
            String division, String stage, @Nullable LocalDate expected) {}

    /** Where to read on, relative to the platform's address. */
    public record Links(String schema, String openapi, String queries, String sandbox) {}
}
