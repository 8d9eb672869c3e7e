package cn.jince.adapters.lifecycle;

import cn.jince.adapters.descriptor.Stage;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a capability stands now.
 *
 * @param notice Chinese sentence for enterprises while it does not answer
 * @param expected the day it is planned to answer
 * @param version counts the moves
 */
public record Standing(
        String system,
        String capability,
        Stage stage,
        String notice,
        @Nullable LocalDate expected,
        long version) {
    static String key(String system, String capability) {
        return system + "/" + capability;
    }
}
