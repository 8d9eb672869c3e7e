package cn.jince.adapters.linkout.web;

import cn.jince.adapters.linkout.LinkOutProblems;
import cn.jince.adapters.linkout.LinkOutRefusal;
import cn.jince.adapters.linkout.LinkOuts.Effect;
import cn.jince.adapters.linkout.LinkOuts.Told;
import cn.jince.adapters.linkout.TakeCallback;
import cn.jince.adapters.linkout.TakeCallback.Callback;
import cn.jince.adapters.signing.Message;
import cn.jince.adapters.signing.Verification;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where a city says how it went: the signature is the credential, nothing is read before it is checked. */
@RestController
class CallbacksController {
    private static final Pattern EVENT = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private final TakeCallback takeCallback;
    private final JsonMapper json;

    CallbacksController(TakeCallback takeCallback, JsonMapper json) {
        this.takeCallback = takeCallback;
        this.json = json;
    }

    /** @param effect APPLIED the first time, KNOWN again, OUTDATED where we know a newer state */
    record Receipt(String eventId, Effect effect) {}

    @PostMapping("/open/callbacks/{system}")
    Mono<Receipt> callback(@PathVariable String system, @RequestBody byte[] body, ServerHttpRequest request) {
        Map<String, String> query = new LinkedHashMap<>(request.getQueryParams().toSingleValueMap());
        Map<String, String> said = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.getHeaders().forEach((name, values) -> said.put(name, values.getFirst()));
        said.putAll(query);
        Message message = new Message("POST", request.getURI().getRawPath(), query, said, body);
        return takeCallback.verify(system, message, said).flatMap(verification -> switch (verification) {
            case Verification.Refused refused -> Mono.error(LinkOutProblems.of(refused));
            case Verification.Sound _ -> take(system, read(body));
        });
    }

    private Mono<Receipt> take(String system, Callback callback) {
        return takeCallback.take(system, callback).map(told -> switch (told) {
            case Told.Taken(Effect effect) -> new Receipt(callback.eventId(), effect);
            case Told.Refused(LinkOutRefusal refusal) -> throw LinkOutProblems.of(refusal);
        });
    }

    private Callback read(byte[] body) {
        try {
            Callback callback = json.readValue(body, Callback.class);
            if (callback != null
                    && callback.eventId() != null
                    && EVENT.matcher(callback.eventId()).matches()
                    && callback.linkOut() != null
                    && callback.state() != null
                    && callback.at() != null) {
                return callback;
            }
        } catch (JacksonException e) {
            // said below: what they sent is no call-back
        }
        throw Problem.of(
                HttpStatus.BAD_REQUEST,
                ProblemCode.VALIDATION_FAILED,
                "回调内容应为JSON：eventId（64位以内）、linkOut、state、at（带时区的时间）。");
    }
}
