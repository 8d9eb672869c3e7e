package cn.jince.adapters.lifecycle;

import cn.jince.adapters.descriptor.Stage;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A wish to move a capability in a division; what is null stays as it is. */
public record StageMove(
        String system,
        String capability,
        String division,
        Stage to,
        String reason,
        @Nullable String notice,
        @Nullable String meanwhile,
        @Nullable LocalDate expected,
        @Nullable List<String> pilot,
        @Nullable Integer share) {}
