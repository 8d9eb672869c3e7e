package cn.jince.adapters.lifecycle;

import cn.jince.adapters.descriptor.Stage;
import cn.jince.adapters.descriptor.SystemDescriptor.Mode;
import cn.jince.api.reply.Reply.Reason;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Where a capability stands now, in a division and all below it that have no standing of their own.
 *
 * @param division {@value #PROVINCE} where nothing nearer says otherwise
 * @param notice Chinese sentence for enterprises while it does not answer
 * @param meanwhile what the enterprise can do until it answers
 * @param expected the day it is planned to answer
 * @param pilot divisions in pilot; empty means no division is shut out
 * @param share percent of subjects in pilot, null for all of them
 * @param suspendedFrom the stage it goes back to without a badge
 * @param version counts the moves
 */
public record Standing(
        String system,
        String capability,
        String division,
        Stage stage,
        Mode mode,
        String notice,
        @Nullable String meanwhile,
        @Nullable LocalDate expected,
        List<String> pilot,
        @Nullable Integer share,
        @Nullable Stage suspendedFrom,
        long version) {
    public static final String PROVINCE = "140000";

    /** Why a question about the subject is not put to the system at all; null where it is. */
    public @Nullable Reason closed(String subject, String asked) {
        return switch (stage) {
            case LIVE -> mode == Mode.DIRECT ? null : Reason.NOT_CONNECTED;
            case PILOT -> mode == Mode.DIRECT && inPilot(subject, asked) ? null : Reason.NOT_CONNECTED;
            case SUSPENDED -> Reason.SUSPENDED;
            case RESERVED, SANDBOX, SHADOW, RETIRED -> Reason.NOT_CONNECTED;
        };
    }

    private boolean inPilot(String subject, String asked) {
        if (pilot.isEmpty() && share == null) {
            return false;
        }
        boolean listed = pilot.isEmpty() || pilot.stream().anyMatch(each -> asked.startsWith(prefix(each)));
        return listed && (share == null || percentile(subject) < share);
    }

    /** 0 to 99, for a subject always the same, and another one for each capability. */
    int percentile(String subject) {
        CRC32C hash = new CRC32C();
        hash.update((capability + "/" + subject).getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % 100);
    }

    /** The same, one move later. */
    public Standing to(Stage next) {
        return new Standing(
                system,
                capability,
                division,
                next,
                mode,
                notice,
                meanwhile,
                expected,
                pilot,
                share,
                next != Stage.SUSPENDED ? null : stage == Stage.SUSPENDED ? suspendedFrom : stage,
                version + 1);
    }

    /** Copied to a division that had none of its own. */
    Standing in(String nearer) {
        return new Standing(
                system, capability, nearer, stage, mode, notice, meanwhile, expected, pilot, share, suspendedFrom, 0);
    }

    Standing with(StageMove move) {
        return new Standing(
                system,
                capability,
                division,
                stage,
                mode,
                move.notice() == null ? notice : move.notice(),
                move.meanwhile() == null ? meanwhile : move.meanwhile(),
                move.expected() == null ? expected : move.expected(),
                move.pilot() == null ? pilot : move.pilot(),
                move.share() == null ? share : move.share(),
                suspendedFrom,
                version);
    }

    static String prefix(String division) {
        if (division.endsWith("0000")) {
            return division.substring(0, 2);
        }
        return division.endsWith("00") ? division.substring(0, 4) : division;
    }

    static String key(String system, String capability, String division) {
        return system + "/" + capability + "@" + division;
    }
}
