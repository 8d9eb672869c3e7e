package cn.jince.bff.mobile.enterprise;

import cn.jince.api.enterprise.EnterpriseViews.DossierView;
import cn.jince.api.enterprise.EnterpriseViews.EnterpriseView;
import cn.jince.api.enterprise.EnterpriseViews.FactUseView;
import cn.jince.api.enterprise.Enterprises;
import cn.jince.api.enterprise.ProfileViews.ProfileView;
import cn.jince.bff.mobile.Members;
import cn.jince.bff.mobile.ScreenAnswer;
import cn.jince.bff.mobile.inbox.Inbox;
import cn.jince.edge.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The dossier of my enterprise, and the person with the enterprises that gave a mandate. */
@RestController
@RequestMapping("/api/m")
class EnterpriseController {
    private static final Duration NAMES = Duration.ofMillis(800);

    private final Enterprises enterprises;
    private final Inbox inbox;
    private final ScreenAnswer answers;

    EnterpriseController(Enterprises enterprises, Inbox inbox, ScreenAnswer answers) {
        this.enterprises = enterprises;
        this.inbox = inbox;
        this.answers = answers;
    }

    @GetMapping("/dossier")
    Mono<ResponseEntity<DossierView>> dossier(@RequestParam String enterprise) {
        return Members.of(enterprise)
                .flatMap(_ -> enterprises.dossier(enterprise))
                .map(answers::of);
    }

    @GetMapping("/profile")
    Mono<ResponseEntity<ProfileView>> profile(@RequestParam String enterprise) {
        return Members.of(enterprise)
                .flatMap(_ -> enterprises.profile(enterprise))
                .map(answers::of);
    }

    @GetMapping("/fact-uses")
    Mono<ResponseEntity<List<FactUseView>>> uses(@RequestParam String enterprise) {
        return Members.of(enterprise).flatMap(_ -> enterprises.uses(enterprise)).map(answers::of);
    }

    @GetMapping("/me")
    Mono<ResponseEntity<Me>> me() {
        return Members.person().flatMap(this::me).map(answers::of);
    }

    private Mono<Me> me(Caller caller) {
        Mono<List<Mandated>> mandates = Flux.fromStream(
                        caller.mandates().entrySet().stream().sorted(Map.Entry.comparingByKey()))
                .flatMapSequential(this::mandated, 8)
                .collectList();
        return Mono.zip(mandates, inbox.unread(caller.id()))
                .map(both -> new Me(caller.id(), caller.name(), both.getT1(), both.getT2()));
    }

    /** A name the platform does not tell in time is left out; the mandate stands in the token. */
    private Mono<Mandated> mandated(Map.Entry<String, String> mandate) {
        return enterprises
                .view(mandate.getKey())
                .map(EnterpriseView::name)
                .timeout(NAMES)
                .map(name -> new Mandated(mandate.getKey(), name, mandate.getValue()))
                .onErrorResume(_ -> Mono.just(new Mandated(mandate.getKey(), null, mandate.getValue())))
                .defaultIfEmpty(new Mandated(mandate.getKey(), null, mandate.getValue()));
    }

    record Me(String id, String name, List<Mandated> enterprises, long unread) {}

    record Mandated(String creditCode, @Nullable String name, String mandate) {}
}
