package cn.jince.adapters.call;

import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.Reply;
import reactor.core.publisher.Mono;

/** What is done about a line in shadow, beside the answer given. The caller never waits for it. */
@FunctionalInterface
public interface Shadows {

    /** Nobody is in shadow. */
    Shadows NONE = (_, _, _, _) -> {};

    /**
     * @param given what the caller got, from another line or from none
     * @param call puts the question to the line in shadow when subscribed to; its answer is neither kept nor used
     */
    void beside(Line line, Question question, Reply<Attributes> given, Mono<Reply<Attributes>> call);
}
