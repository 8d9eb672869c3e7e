package cn.jince.gateway.route;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What kept answers are about, by the prefixes of the platform's events that change it. */
public enum ChangeTag {
    POLICIES("policy."),
    NOTICES("claim.", "claim-free."),
    ANSWERS("directline.");

    private final Set<String> prefixes;

    ChangeTag(String... prefixes) {
        this.prefixes = Set.of(prefixes);
    }

    /** As route tables write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param event the type of an event of the platform */
    public boolean isChangedBy(String event) {
        return prefixes.stream().anyMatch(event::startsWith);
    }

    static Set<String> words() {
        return Arrays.stream(values()).map(ChangeTag::word).collect(Collectors.toSet());
    }
}
