package cn.jince.adapters.rest;

import cn.jince.adapters.call.CallFailed;
import cn.jince.adapters.call.Connector;
import cn.jince.adapters.call.Outgoing;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.Meaning;
import cn.jince.adapters.descriptor.SystemDescriptor.Pages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Puts the pages of an answer together: one after the other, within the time of one attempt. A page with another code
 * is the answer; a list that changes while it is read, or is longer than agreed, is none.
 */
public final class Paged implements Connector {
    private final Connector single;

    public Paged(Connector single) {
        this.single = single;
    }

    @Override
    public Mono<Map<String, Object>> attempt(Outgoing call) {
        Pages pages = call.capability().request().pages();
        return pages == null ? single.attempt(call) : page(call, pages, new Reading(call.capability(), pages), 1);
    }

    private Mono<Map<String, Object>> page(Outgoing call, Pages pages, Reading sofar, int number) {
        Map<String, Object> parameters = new LinkedHashMap<>(call.parameters());
        parameters.put("page", number);
        parameters.put("pageSize", pages.size());
        return single.attempt(new Outgoing(call.line(), parameters, call.key(), call.trail()))
                .flatMap(answer -> sofar.wantsMoreAfter(answer)
                        ? Mono.defer(() -> page(call, pages, sofar, number + 1))
                        : Mono.just(sofar.whole(answer)));
    }

    /** The rows of one attempt; its steps come one after the other. */
    private static final class Reading {
        private final Capability capability;
        private final Pages pages;
        private final List<Object> rows = new ArrayList<>();
        private @Nullable Long total;
        private boolean other;

        Reading(Capability capability, Pages pages) {
            this.capability = capability;
            this.pages = pages;
        }

        boolean wantsMoreAfter(Map<String, Object> answer) {
            if (!good(answer)) {
                other = true;
                return false;
            }
            if (!(at(answer, pages.list()) instanceof List<?> page)) {
                throw CallFailed.badAnswer("a good page without its list");
            }
            long now = number(at(answer, pages.total()));
            long before = Objects.requireNonNullElse(total, now);
            total = now;
            rows.addAll(page);
            boolean whole = rows.size() == now;
            if (now != before || now > (long) pages.most() * pages.size() || rows.size() > now) {
                throw CallFailed.badAnswer("the pages do not fit together");
            }
            if (!whole && page.size() != pages.size()) {
                throw CallFailed.badAnswer("a page came short");
            }
            return !whole;
        }

        private boolean good(Map<String, Object> answer) {
            return capability
                            .codes()
                            .get(String.valueOf(at(answer, capability.result().code())))
                    == Meaning.OK;
        }

        Map<String, Object> whole(Map<String, Object> last) {
            return other ? last : replaced(last, pages.list());
        }

        private Map<String, Object> replaced(Map<String, Object> tree, String path) {
            Map<String, Object> copy = new LinkedHashMap<>(tree);
            int dot = path.indexOf('.');
            if (dot < 0) {
                copy.put(path, rows);
            } else {
                String name = path.substring(0, dot);
                copy.put(name, replaced(map(tree.get(name)), path.substring(dot + 1)));
            }
            return copy;
        }

        private static Map<String, Object> map(@Nullable Object part) {
            Map<String, Object> map = new LinkedHashMap<>();
            if (part instanceof Map<?, ?> known) {
                known.forEach((key, value) -> map.put(String.valueOf(key), value));
            }
            return map;
        }

        private static long number(@Nullable Object total) {
            try {
                return Long.parseLong(String.valueOf(total));
            } catch (NumberFormatException e) {
                throw CallFailed.badAnswer("no number of rows");
            }
        }

        private static @Nullable Object at(Map<String, Object> answer, String path) {
            Object here = answer;
            for (String name : path.split("\\.", -1)) {
                here = here instanceof Map<?, ?> map ? map.get(name) : null;
            }
            return here;
        }
    }
}
