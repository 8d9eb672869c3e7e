package cn.jince.platform.bundle.web;

import cn.jince.api.claim.BundleViews.BundleField;
import cn.jince.api.claim.BundleViews.BundleItem;
import cn.jince.api.claim.BundleViews.BundleMaterial;
import cn.jince.api.claim.BundleViews.BundleView;
import cn.jince.api.claim.ClaimViews.DefectView;
import cn.jince.api.claim.ClaimViews.FormField;
import cn.jince.platform.bundle.Bundle;
import cn.jince.platform.bundle.Bundle.Entry;
import cn.jince.platform.claim.Attachment;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimCases;
import cn.jince.platform.claim.ClaimCases.Case;
import cn.jince.platform.claim.ClaimForms;
import cn.jince.platform.claim.ClaimState;
import cn.jince.platform.claim.Claims;
import cn.jince.platform.claim.FormLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A bundle as the enterprise sees it: every question once, and how each claim stands. */
@Component
class BundleScreens {
    private final Claims claims;
    private final ClaimCases cases;

    BundleScreens(Claims claims, ClaimCases cases) {
        this.claims = claims;
        this.cases = cases;
    }

    Mono<BundleView> view(Bundle bundle) {
        List<String> ids = bundle.entries().stream()
                .map(entry -> String.valueOf(entry.claimId()))
                .toList();
        return claims.ofEnterprise(bundle.creditCode())
                .filter(claim -> ids.contains(claim.id()))
                .flatMapSequential(cases::of, 4)
                .collect(Collectors.toMap(found -> found.claim().id(), Function.identity(), (first, _) -> first))
                .map(found -> view(bundle, found));
    }

    private static BundleView view(Bundle bundle, Map<String, Case> found) {
        List<Case> inOrder = bundle.entries().stream()
                .map(entry -> found.get(String.valueOf(entry.claimId())))
                .filter(java.util.Objects::nonNull)
                .toList();
        return new BundleView(
                bundle.id(),
                bundle.version(),
                bundle.creditCode(),
                inOrder.isEmpty() ? "" : inOrder.getFirst().claim().enterprise().name(),
                fields(inOrder, bundle.form()),
                materials(inOrder),
                bundle.entries().stream()
                        .map(entry -> item(entry, found.get(String.valueOf(entry.claimId()))))
                        .toList());
    }

    /** Each attribute once, in the order it is first asked for. */
    private static List<BundleField> fields(List<Case> all, Claim.Form typed) {
        Map<String, FormLine> lines = new LinkedHashMap<>();
        Map<String, List<String>> askedBy = new LinkedHashMap<>();
        for (Case one : all) {
            for (FormLine line : ClaimForms.lines(one, typed)) {
                lines.putIfAbsent(line.key(), line);
                askedBy.computeIfAbsent(line.key(), _ -> new ArrayList<>())
                        .add(one.item().id());
            }
        }
        return lines.values().stream()
                .map(line -> new BundleField(field(line), List.copyOf(askedBy.getOrDefault(line.key(), List.of()))))
                .toList();
    }

    private static FormField field(FormLine line) {
        return new FormField(
                line.key(),
                line.label(),
                line.kind(),
                line.required(),
                line.editable(),
                line.value(),
                line.unit(),
                line.provenance(),
                line.hint());
    }

    private static List<BundleMaterial> materials(List<Case> all) {
        Map<String, List<Case>> askedBy = new LinkedHashMap<>();
        all.forEach(one -> one.claim()
                .item()
                .materials()
                .forEach(material -> askedBy.computeIfAbsent(material, _ -> new ArrayList<>())
                        .add(one)));
        return askedBy.entrySet().stream()
                .map(entry -> new BundleMaterial(
                        entry.getKey(),
                        entry.getValue().stream().allMatch(one -> attached(one, entry.getKey())),
                        entry.getValue().stream().map(one -> one.item().id()).toList()))
                .toList();
    }

    private static boolean attached(Case one, String material) {
        return one.attachments().stream().map(Attachment::material).anyMatch(material::equals);
    }

    private static BundleItem item(Entry entry, @Nullable Case found) {
        Bundle.Refusal refusal = entry.refusal();
        Claim claim = found == null ? null : found.claim();
        boolean refused = claim == null || (claim.state() == ClaimState.DRAFT && refusal != null);
        return new BundleItem(
                entry.itemId(),
                entry.itemName(),
                entry.claimId(),
                claim == null ? null : claim.number(),
                refused || claim == null ? "REFUSED" : claim.state().name(),
                refused || claim == null ? "未提交" : claim.state().text(),
                claim == null ? null : claim.dates().dueOn(),
                refusal == null ? null : refusal.code(),
                refusal == null ? null : refusal.detail(),
                refusal == null
                        ? List.of()
                        : refusal.defects().stream()
                                .map(defect -> new DefectView(defect.field(), defect.reason()))
                                .toList());
    }
}
