package cn.jince.testkit.province;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** One system of the fake province, whatever it speaks. It counts what arrives and misbehaves on demand. */
public interface FakeSystem extends AutoCloseable {
    /** How slow a slow fault is where nobody says. */
    Duration USUAL = Duration.ofSeconds(2);

    /** The word for it in settings and under {@code /control}. */
    String name();

    /** What it speaks, for people: {@code signed REST}. */
    String protocol();

    int port();

    String url();

    /** Requests, sessions or files that arrived, whatever became of them. */
    int calls();

    /** What it can do wrong; telling it anything else is refused. */
    Set<Fault> faults();

    /** The next requests meet this fault; {@code REFUSE} and a TLS fault last until {@link #heal}. */
    void fail(Fault fault, int times, Duration delay);

    /** How long each answer takes while no fault is on. */
    void answersAfter(Duration time);

    /** Whether it speaks TLS from now on, with a certificate of the province's authority. */
    void speakTls(boolean speaks);

    void start();

    @Override
    void close();

    default void fail(Fault fault) {
        fail(fault, Integer.MAX_VALUE, USUAL);
    }

    default void fail(Fault fault, int times) {
        fail(fault, times, USUAL);
    }

    default void heal() {
        fail(Fault.NONE, 0, USUAL);
    }

    /** The settings under which adapters find it. */
    default Map<String, String> settings() {
        return Map.of("jince.systems." + name() + ".url", url());
    }
}
