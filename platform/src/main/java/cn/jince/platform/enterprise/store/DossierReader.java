package cn.jince.platform.enterprise.store;

import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import cn.jince.api.reply.Reply;
import cn.jince.platform.enterprise.Assembly;
import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.enterprise.Precedence;
import cn.jince.platform.enterprise.SizeClasses;
import cn.jince.platform.enterprise.Sources;
import cn.jince.platform.enterprise.Values;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.PlatformClock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes a dossier of the documents of one enterprise. */
@Component
class DossierReader {
    private static final Fact NOT_CONNECTED = new Fact.Unknown(new Fact.Why.Legacy(Reply.Reason.NOT_CONNECTED));
    private static final Fact NOT_COLLECTED = new Fact.Unknown(new Fact.Why.NotCollected());
    private final JsonMapper json;
    private final PlatformClock clock;
    private final List<Stated> profile;
    private final Assembly assembly = new Assembly(new SizeClasses());

    DossierReader(JsonMapper json, PlatformClock clock) {
        this.json = json;
        this.clock = clock;
        this.profile = Attributes.standard().all().stream()
                .filter(attribute -> attribute.origin() == Attribute.Origin.PROFILE)
                .map(attribute -> new Stated(
                        attribute, Precedence.of(attribute).stream().skip(1).toList()))
                .toList();
    }

    /** An attribute and who may state it besides its own source. */
    private record Stated(Attribute attribute, List<String> further) {}

    private record Document(Provenance provenance, JsonNode facts) {}

    /** @param documents JSON array of what sources said; null where none said anything */
    Dossier read(String code, String name, String division, @Nullable String documents, Set<String> connected) {
        Map<String, Document> bySystem = new HashMap<>();
        if (documents != null) {
            for (JsonNode one : json.readTree(documents)) {
                bySystem.put(one.path("system").stringValue(), document(one));
            }
        }
        Map<String, Fact> facts = new HashMap<>();
        Map<String, List<Fact>> others = new HashMap<>();
        for (Stated stated : profile) {
            collect(stated, bySystem, connected, facts, others);
        }
        assembly.complete(facts, clock.today());
        return new Dossier(
                new CreditCode(code), name, new DivisionCode(division), Map.copyOf(facts), Map.copyOf(others));
    }

    /** The first source that says anything holds; without any it is unknown, for the reason of its own source. */
    private static void collect(
            Stated stated,
            Map<String, Document> bySystem,
            Set<String> connected,
            Map<String, Fact> facts,
            Map<String, List<Fact>> others) {
        Attribute attribute = stated.attribute();
        Fact holds = fact(attribute, bySystem.get(attribute.system()), connected.contains(attribute.system()));
        List<Fact> beside = new ArrayList<>();
        for (String system : stated.further()) {
            Fact other = fact(attribute, bySystem.get(system), connected.contains(system));
            if (other instanceof Fact.Unknown) {
                continue;
            }
            if (holds instanceof Fact.Unknown) {
                holds = other;
            } else {
                beside.add(other);
            }
        }
        facts.put(attribute.key(), holds);
        if (!beside.isEmpty()) {
            others.put(attribute.key(), List.copyOf(beside));
        }
    }

    private static Document document(JsonNode one) {
        String system = one.path("system").stringValue();
        return new Document(
                new Provenance(
                        system,
                        Sources.name(system),
                        LocalDate.parse(one.path("asOf").stringValue()),
                        OffsetDateTime.parse(one.path("receivedAt").stringValue())
                                .toInstant(),
                        Freshness.SNAPSHOT,
                        null),
                one.path("facts"));
    }

    private static Fact fact(Attribute attribute, @Nullable Document document, boolean connected) {
        if (document == null) {
            return connected ? NOT_COLLECTED : NOT_CONNECTED;
        }
        JsonNode value = document.facts().path(attribute.key());
        if (value.isMissingNode()) {
            return NOT_COLLECTED;
        }
        if (value.isNull()) {
            return new Fact.Absent(document.provenance());
        }
        return Values.read(attribute, value)
                .<Fact>map(read -> new Fact.Known(read, document.provenance()))
                .orElse(NOT_COLLECTED);
    }
}
