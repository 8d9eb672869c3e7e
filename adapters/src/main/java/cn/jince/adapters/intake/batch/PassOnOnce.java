package cn.jince.adapters.intake.batch;

import cn.jince.adapters.intake.row.Defect;
import cn.jince.adapters.sender.Kind;
import cn.jince.adapters.sender.Sender;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Passes rows on to the platform, and an event only until it was taken once. */
@Component
public class PassOnOnce implements PassOn {
    private final PassOnToPlatform platform;
    private final Events events;

    PassOnOnce(PassOnToPlatform platform, Events events) {
        this.platform = platform;
        this.events = events;
    }

    @Override
    public Mono<List<Refusal>> pass(Sender sender, Kind kind, List<String> rows) {
        if (!kind.events()) {
            return platform.pass(sender, kind, rows);
        }
        List<String> ids = rows.stream().map(PassOnOnce::eventId).toList();
        List<String> digests = rows.stream().map(PassOnOnce::digest).toList();
        return events.known(sender.system(), ids)
                .flatMap(known -> passNew(sender, kind, rows, ids, digests, new HashMap<>(known)));
    }

    private Mono<List<Refusal>> passNew(
            Sender sender,
            Kind kind,
            List<String> rows,
            List<String> ids,
            List<String> digests,
            Map<String, String> known) {
        List<Refusal> refusals = new ArrayList<>();
        List<Integer> fresh = new ArrayList<>();
        Map<String, Integer> first = new HashMap<>();
        Map<Integer, Integer> sameAs = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            @Nullable String before = known.putIfAbsent(ids.get(i), digests.get(i));
            @Nullable Integer earlier = first.putIfAbsent(ids.get(i), i);
            if (before == null) {
                fresh.add(i);
            } else if (earlier != null && before.equals(digests.get(i))) {
                sameAs.put(i, earlier);
            } else if (!before.equals(digests.get(i))) {
                refusals.add(new Refusal(i, new Defect("EVENT_ID_REUSED", "/eventId", "该事件编号已用于另一内容。"), null));
            }
        }
        if (fresh.isEmpty()) {
            return Mono.just(refusals);
        }
        return platform.pass(sender, kind, fresh.stream().map(rows::get).toList())
                .flatMap(refused -> {
                    Map<String, String> taken = new HashMap<>();
                    fresh.forEach(i -> taken.put(ids.get(i), digests.get(i)));
                    refused.forEach(one -> {
                        int index = fresh.get(one.index());
                        taken.remove(ids.get(index));
                        refusals.add(new Refusal(index, one.defect(), one.ours()));
                        sameAs.forEach((later, earlier) -> {
                            if (earlier == index) {
                                refusals.add(new Refusal(later, one.defect(), one.ours()));
                            }
                        });
                    });
                    return events.keep(sender.system(), taken).thenReturn(refusals);
                });
    }

    /** The event's id in a row that was checked. */
    public static String eventId(String row) {
        return JsonMapper.shared().readTree(row).path("eventId").asString("");
    }

    /** What tells one event from another with the same id. */
    public static String digest(String row) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(row.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
