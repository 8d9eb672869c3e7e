package cn.jince.platform.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A question to the library.
 *
 * @param subtree digits that all divisions share whose drafts may be seen; null where none may
 * @param today tells published from expired
 */
public record LibrarySearch(
        @Nullable String query,
        @Nullable String level,
        @Nullable String divisionPrefix,
        @Nullable String type,
        @Nullable String mode,
        @Nullable String state,
        @Nullable String subtree,
        LocalDate today,
        int page,
        int size) {}
