package cn.jince.adapters.lifecycle;

import cn.jince.adapters.descriptor.ContractHash;
import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.Mode;
import cn.jince.adapters.descriptor.SystemDescriptor.StageEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Every capability's standings, in memory; kept fresh from the database, read by every call. */
@Component
public final class StageBoard {
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();
    private final Map<String, String> hashes = new ConcurrentHashMap<>();
    private final Map<String, List<String>> reach = new ConcurrentHashMap<>();

    public StageBoard(Descriptors descriptors) {
        descriptors.systems().forEach(system -> {
            reach.put(system.system(), system.divisions());
            system.capabilities().forEach(each -> {
                hashes.put(system.system() + "/" + each.capability(), ContractHash.of(system, each));
                said(system, each).forEach(this::post);
            });
        });
    }

    /** The standings a descriptor says. */
    static List<Standing> said(SystemDescriptor system, Capability capability) {
        List<Standing> all = new ArrayList<>();
        Mode usual = Objects.requireNonNullElse(capability.mode(), Mode.DIRECT);
        Standing base = new Standing(
                system.system(),
                capability.capability(),
                Standing.PROVINCE,
                capability.stage(),
                usual,
                capability.notice(),
                capability.meanwhile(),
                capability.expected(),
                Objects.requireNonNullElse(capability.pilot(), List.of()),
                capability.share(),
                null,
                0);
        all.add(base);
        Objects.requireNonNullElse(capability.stages(), Map.<String, StageEntry>of())
                .forEach((division, entry) -> all.add(new Standing(
                        base.system(),
                        base.capability(),
                        division,
                        entry.stage(),
                        Objects.requireNonNullElse(entry.mode(), usual),
                        Objects.requireNonNullElse(entry.notice(), base.notice()),
                        entry.meanwhile() == null ? base.meanwhile() : entry.meanwhile(),
                        entry.expected(),
                        Objects.requireNonNullElse(entry.pilot(), List.of()),
                        entry.share(),
                        null,
                        0)));
        return all;
    }

    /** The nearest standing: the county's before its city's before the province's. */
    public Standing of(String system, String capability, String division) {
        Standing found = Stream.of(division, division.substring(0, Math.min(4, division.length())) + "00")
                .map(each -> standings.get(Standing.key(system, capability, each)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(standings.get(Standing.key(system, capability, Standing.PROVINCE)));
        if (found == null) {
            throw new IllegalArgumentException("no such capability: " + system + " " + capability);
        }
        return found;
    }

    /** Where it stands wherever nothing nearer says otherwise. */
    public Standing of(String system, String capability) {
        return of(system, capability, Standing.PROVINCE);
    }

    /** All standings of a capability, the province's first. */
    public List<Standing> all(String system, String capability) {
        return standings.values().stream()
                .filter(each ->
                        each.system().equals(system) && each.capability().equals(capability))
                .sorted(Comparator.comparing((Standing each) -> !each.division().equals(Standing.PROVINCE))
                        .thenComparing(Standing::division))
                .toList();
    }

    public boolean knows(String system, String capability) {
        return hashes.containsKey(system + "/" + capability);
    }

    /** Of the contract as its descriptor says it now. */
    public String contractHash(String system, String capability) {
        return Objects.requireNonNull(hashes.get(system + "/" + capability));
    }

    /** Whether the system answers for the division, or for a part of it. */
    boolean reaches(String system, String division) {
        return division.equals(Standing.PROVINCE)
                || reach.getOrDefault(system, List.of()).stream()
                        .anyMatch(each -> division.startsWith(Standing.prefix(each)));
    }

    /** An older standing never replaces a newer one. */
    public void post(Standing standing) {
        standings.merge(
                Standing.key(standing.system(), standing.capability(), standing.division()),
                standing,
                (old, now) -> now.version() >= old.version() ? now : old);
    }
}
