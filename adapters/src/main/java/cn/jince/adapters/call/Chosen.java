package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.Stage;
import cn.jince.adapters.descriptor.SystemDescriptor.Kind;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.adapters.lifecycle.Standing;
import cn.jince.api.reply.Reply;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which line answers a question: the nearest one in use. A nearer one that is not connected yet leaves the question to
 * the wider one it will replace; a suspended one does not.
 *
 * @param closed why the line is not asked, where none is in use
 * @param shadow the nearest line in shadow, asked beside; never for commands
 */
record Chosen(
        Line line,
        Standing standing,
        Reply.@Nullable Reason closed,
        @Nullable Shade shadow) {

    /** A line in shadow and where it stands. */
    record Shade(Line line, Standing standing) {}

    static Optional<Chosen> of(Lines lines, StageBoard stages, Question question) {
        Chosen nearest = null;
        Shade shadow = null;
        for (Line line : lines.reaching(question.capability(), question.division())) {
            Standing standing =
                    stages.of(line.system().system(), line.capability().capability(), question.division());
            Reply.Reason closed = standing.closed(question.subject(), question.division());
            if (closed == null || standing.stage() == Stage.SUSPENDED) {
                return Optional.of(new Chosen(line, standing, closed, shadow));
            }
            if (shadow == null
                    && standing.stage() == Stage.SHADOW
                    && line.capability().kind() != Kind.COMMAND) {
                shadow = new Shade(line, standing);
            }
            nearest = nearest == null ? new Chosen(line, standing, closed, null) : nearest;
        }
        return nearest == null
                ? Optional.empty()
                : Optional.of(new Chosen(nearest.line, nearest.standing, nearest.closed, shadow));
    }
}
