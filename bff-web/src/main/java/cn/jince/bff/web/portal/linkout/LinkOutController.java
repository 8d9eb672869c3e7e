package cn.jince.bff.web.portal.linkout;

import cn.jince.api.adapters.AdapterViews.LinkOutForm;
import cn.jince.api.adapters.AdapterViews.LinkOutStateView;
import cn.jince.api.adapters.AdapterViews.LinkOutView;
import cn.jince.api.adapters.Capabilities;
import cn.jince.api.reply.Reply;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The way over to a city's page, in the user's name, and what the cities said of earlier ones. */
@RestController
@RequestMapping("/api/w/link-outs")
class LinkOutController {
    private final Capabilities capabilities;

    LinkOutController(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    @PostMapping
    Mono<Reply<LinkOutView>> goOver(@RequestBody LinkOutForm form) {
        return capabilities.linkOut(form);
    }

    @GetMapping
    Mono<List<LinkOutStateView>> ofEnterprise(@RequestParam String enterprise) {
        return capabilities.linkOuts(enterprise);
    }
}
