package cn.jince.platform.profile.web;

import cn.jince.api.enterprise.ProfileViews.FamilyView;
import cn.jince.api.enterprise.ProfileViews.ProfileView;
import cn.jince.api.enterprise.ProfileViews.TagView;
import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.enterprise.DossierAccess;
import cn.jince.platform.enterprise.DossierAccess.Wanted;
import cn.jince.platform.enterprise.FactLines;
import cn.jince.platform.enterprise.FactUse;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.profile.Family;
import cn.jince.platform.profile.Tag;
import cn.jince.platform.profile.TagRule;
import cn.jince.platform.profile.TagRules;
import cn.jince.platform.profile.Tags;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class ProfileController {
    private static final Wanted WANTED = Wanted.of(
            FactUse.Kind.PROFILE,
            "查看企业画像",
            TagRules.standard().stream()
                    .map(TagRule::attributes)
                    .flatMap(Collection::stream)
                    .map(Attribute::key)
                    .distinct()
                    .toList());
    private final DossierAccess access;

    ProfileController(DossierAccess access) {
        this.access = access;
    }

    @GetMapping("/enterprises/{creditCode}/profile")
    Mono<ProfileView> profile(@PathVariable String creditCode) {
        return access.visible(creditCode, WANTED).map(ProfileController::view);
    }

    private static ProfileView view(Dossier dossier) {
        List<Tag> tags = Tags.of(dossier);
        List<Attribute> profile = Attributes.standard().all().stream()
                .filter(attribute -> attribute.origin() != Attribute.Origin.DECLARED)
                .toList();
        return new ProfileView(
                dossier.code().value(),
                dossier.name(),
                Arrays.stream(Family.values())
                        .map(family -> family(family, tags, dossier))
                        .toList(),
                settled(profile, dossier) * 100 / profile.size());
    }

    private static FamilyView family(Family family, List<Tag> tags, Dossier dossier) {
        List<Tag> own =
                tags.stream().filter(tag -> tag.rule().family() == family).toList();
        List<Attribute> attributes = own.stream()
                .flatMap(tag -> tag.rule().attributes().stream())
                .distinct()
                .toList();
        return new FamilyView(
                family.name(),
                family.chinese(),
                tags(own, Tag.Standing.CARRIED, dossier),
                tags(own, Tag.Standing.OPEN, dossier),
                settled(attributes, dossier),
                attributes.size());
    }

    private static List<TagView> tags(List<Tag> tags, Tag.Standing standing, Dossier dossier) {
        return tags.stream()
                .filter(tag -> tag.standing() == standing)
                .map(tag -> new TagView(
                        tag.rule().key(),
                        tag.name(),
                        tag.rule().text(),
                        tag.rule().attributes().stream()
                                .map(attribute -> FactLines.of(attribute, dossier))
                                .toList()))
                .toList();
    }

    private static int settled(List<Attribute> attributes, Dossier dossier) {
        return (int) attributes.stream()
                .filter(attribute -> !(dossier.of(attribute) instanceof Fact.Unknown))
                .count();
    }
}
