package cn.jince.bff.web.portal.space;

import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.adapters.AdapterViews.CapabilityQuery;
import cn.jince.api.adapters.Capabilities;
import cn.jince.api.reply.Reply;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * What departments' systems are asked live for the space.
 *
 * @param byName name on the screen to capability
 */
public record LiveCapabilities(Capabilities capabilities, Map<String, String> byName) {

    Mono<Reply<Attributes>> ask(String name, String creditCode, String divisionCode) {
        return capabilities.ask(
                new CapabilityQuery(byName.getOrDefault(name, name), creditCode, divisionCode, "企业空间展示本企业信息"));
    }
}
