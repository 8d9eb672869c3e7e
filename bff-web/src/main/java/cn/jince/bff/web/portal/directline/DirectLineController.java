package cn.jince.bff.web.portal.directline;

import cn.jince.api.directline.ConsultationViews.ConsultationForm;
import cn.jince.api.directline.ConsultationViews.ConsultationView;
import cn.jince.api.directline.ConsultationViews.OpinionDecisionForm;
import cn.jince.api.directline.ConsultationViews.OpinionForm;
import cn.jince.api.directline.Consultations;
import cn.jince.api.directline.FaqViews.FaqForm;
import cn.jince.api.directline.FaqViews.FaqView;
import cn.jince.api.directline.FaqViews.FrequentView;
import cn.jince.api.directline.FaqViews.MergeForm;
import cn.jince.api.directline.Faqs;
import cn.jince.api.directline.TicketViews.TicketLine;
import cn.jince.api.directline.Tickets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Consultations on drafts, frequent questions, and tickets of the hotline. */
@RestController
@RequestMapping("/api/w")
class DirectLineController {
    private final Consultations consultations;
    private final Faqs faqs;
    private final Tickets tickets;

    DirectLineController(Consultations consultations, Faqs faqs, Tickets tickets) {
        this.consultations = consultations;
        this.faqs = faqs;
        this.tickets = tickets;
    }

    @PostMapping("/consultations")
    Mono<ConsultationView> open(@RequestBody ConsultationForm form) {
        return consultations.open(form);
    }

    @GetMapping("/consultations")
    Mono<List<ConsultationView>> consultations() {
        return consultations.list();
    }

    @GetMapping("/consultations/{id}")
    Mono<ConsultationView> consultation(@PathVariable String id) {
        return consultations.view(id);
    }

    @PostMapping("/consultations/{id}/opinions")
    Mono<ConsultationView> say(
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody OpinionForm form) {
        return consultations.say(id, key, form);
    }

    @PostMapping("/consultations/{id}/opinions/{opinionId}/decision")
    Mono<ConsultationView> decide(
            @PathVariable String id, @PathVariable String opinionId, @RequestBody OpinionDecisionForm form) {
        return consultations.decide(id, opinionId, form);
    }

    @PostMapping("/consultations/{id}/publication")
    Mono<ConsultationView> publish(@PathVariable String id) {
        return consultations.publish(id);
    }

    @GetMapping("/faqs")
    Mono<List<FaqView>> faqs(
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable String itemId) {
        return faqs.search(query, itemId);
    }

    @GetMapping("/desk/faqs/frequent")
    Mono<List<FrequentView>> frequent() {
        return faqs.frequent();
    }

    @GetMapping("/desk/faqs/due")
    Mono<List<FaqView>> due() {
        return faqs.due();
    }

    @PostMapping("/desk/faqs")
    Mono<FaqView> write(@RequestBody FaqForm form) {
        return faqs.write(form);
    }

    @PutMapping("/desk/faqs/{id}")
    Mono<FaqView> change(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody FaqForm form) {
        return faqs.change(id, version, form);
    }

    @PostMapping("/desk/faqs/{id}/merge")
    Mono<FaqView> merge(@PathVariable String id, @RequestBody MergeForm form) {
        return faqs.merge(id, form);
    }

    @GetMapping("/tickets")
    Mono<List<TicketLine>> tickets(@RequestParam(required = false) @Nullable String enterprise) {
        return tickets.tickets(enterprise);
    }
}
