package cn.jince.bff.web.me;

import cn.jince.api.enterprise.EnterpriseViews.EnterpriseView;
import cn.jince.api.enterprise.Enterprises;
import cn.jince.bff.web.WebSettings;
import cn.jince.bff.web.me.MeView.MandateView;
import cn.jince.edge.Caller;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who am I; nobody signed in is an answer too. */
@RestController
class MeController {
    private final Enterprises enterprises;
    private final WebSettings settings;

    MeController(Enterprises enterprises, WebSettings settings) {
        this.enterprises = enterprises;
        this.settings = settings;
    }

    @GetMapping("/api/w/me")
    Mono<MeView> me() {
        return Caller.current().flatMap(caller -> mandates(caller).map(mandates -> view(caller, mandates)));
    }

    private Mono<List<MandateView>> mandates(Caller caller) {
        return Flux.fromStream(caller.mandates().entrySet().stream().sorted(Map.Entry.comparingByKey()))
                .flatMapSequential(mandate -> named(mandate.getKey(), mandate.getValue()), 8)
                .collectList();
    }

    private Mono<MandateView> named(String creditCode, String mandate) {
        return enterprises
                .view(creditCode)
                .map(EnterpriseView::name)
                .timeout(settings.partDeadline())
                .onErrorReturn(creditCode)
                .map(name -> new MandateView(creditCode, mandate, name));
    }

    private static MeView view(Caller caller, List<MandateView> mandates) {
        List<String> roles = caller.roles().stream().map(Enum::name).sorted().toList();
        return new MeView(caller.kind().name(), caller.name(), caller.division(), caller.department(), roles, mandates);
    }
}
