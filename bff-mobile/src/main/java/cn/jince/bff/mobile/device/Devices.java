package cn.jince.bff.mobile.device;

import java.time.Instant;
import reactor.core.publisher.Mono;

/** Phones that take app pushes. */
public interface Devices {

    /** A token belongs to whoever registered it last. */
    Mono<Void> register(Device device, Instant now);

    /** Keeps what is there: for seeding. */
    Mono<Void> seed(Device device, Instant now);

    /** The person's newest phone that still takes pushes; empty where there is none. */
    Mono<Device> findNewest(String personId);

    /** The push service says the app is gone from it. A phone registered again after that instant stays. */
    Mono<Void> markGone(DevicePlatform platform, String token, Instant goneAt);

    /** On sign-out. */
    Mono<Void> remove(Device device);
}
