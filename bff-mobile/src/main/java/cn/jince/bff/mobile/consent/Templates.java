package cn.jince.bff.mobile.consent;

import cn.jince.bff.mobile.MobileSettings;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Our templates by the ids WeChat gave them. */
@Component
public class Templates {
    private final MobileSettings.WeChat settings;

    Templates(MobileSettings settings) {
        this.settings = settings.wechat();
    }

    public String id(ConsentTemplate template) {
        return switch (template) {
            case MATCH -> settings.matchTemplate();
            case CLAIM -> settings.claimTemplate();
            case CLAIM_FREE -> settings.claimFreeTemplate();
        };
    }

    public Optional<ConsentTemplate> find(String id) {
        return Arrays.stream(ConsentTemplate.values())
                .filter(template -> id(template).equals(id))
                .findFirst();
    }
}
