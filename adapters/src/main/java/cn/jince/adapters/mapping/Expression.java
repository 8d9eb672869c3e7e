package cn.jince.adapters.mapping;

import com.dashjoin.jsonata.Jsonata;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** One JSONata expression. An evaluator keeps state while it runs, so each running call borrows one. */
public final class Expression {
    private final String text;
    private final Queue<Jsonata> idle = new ConcurrentLinkedQueue<>();

    public Expression(String text) {
        this.text = text;
        idle.add(evaluator());
    }

    private Jsonata evaluator() {
        Jsonata evaluator = Jsonata.jsonata(text);
        evaluator.registerFunction("number", (Object said) -> Numbers.of(said));
        return evaluator;
    }

    /** Null where the expression finds nothing. */
    public @Nullable Object of(Object data) {
        Jsonata borrowed = idle.poll();
        Jsonata evaluator = borrowed == null ? evaluator() : borrowed;
        try {
            return evaluator.evaluate(data);
        } finally {
            idle.add(evaluator);
        }
    }
}
