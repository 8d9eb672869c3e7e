package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.SystemDescriptor.Meaning;
import cn.jince.adapters.descriptor.SystemDescriptor.Result;
import cn.jince.api.reply.Reply;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An answer held against the code table of its contract; a code that is not in the table is a bad answer. */
record Reading(Meaning meaning, String code, @Nullable Object data) {

    static Reading of(Line line, Map<String, Object> answer, Instant now) {
        Result result = line.capability().result();
        Object code = at(answer, result.code());
        if (code == null) {
            throw CallFailed.badAnswer("no result code");
        }
        Meaning meaning = line.capability().codes().get(code.toString());
        if (meaning == null) {
            line.drift().unknownCode(code.toString(), now);
            throw CallFailed.badAnswer("a result code outside the contract");
        }
        Reading reading = new Reading(meaning, code.toString(), at(answer, result.data()));
        reading.check();
        return reading;
    }

    private void check() {
        switch (meaning) {
            case OK -> {
                if (data == null) {
                    throw CallFailed.badAnswer("a good code without data");
                }
            }
            case FORBIDDEN -> throw CallFailed.because(Reply.Reason.FORBIDDEN, "they do not let us");
            case OFF_HOURS -> throw CallFailed.because(Reply.Reason.OFF_HOURS, "they are closed");
            case SATURATED -> throw CallFailed.because(Reply.Reason.SATURATED, "they have too much to do");
            case BAD_ANSWER -> throw CallFailed.badAnswer("an error inside a good status");
            case ABSENT, REJECTED -> {}
        }
    }

    Object content() {
        return Objects.requireNonNull(data);
    }

    private static @Nullable Object at(Map<String, Object> answer, String path) {
        Object here = answer;
        for (String name : path.split("\\.", -1)) {
            here = here instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return here;
    }
}
