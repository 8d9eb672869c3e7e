package cn.jince.bff.mobile.home;

import cn.jince.bff.mobile.Members;
import cn.jince.bff.mobile.MobileSettings;
import cn.jince.bff.mobile.ScreenAnswer;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The home screen and the stream of its late parts. */
@RestController
@RequestMapping("/api/m/home")
class HomeController {
    private final ComposeHome composeHome;
    private final OpenScreens screens;
    private final ScreenAnswer answers;
    private final JsonMapper json;
    private final Duration heartbeat;

    HomeController(
            ComposeHome composeHome,
            OpenScreens screens,
            ScreenAnswer answers,
            JsonMapper json,
            MobileSettings settings) {
        this.composeHome = composeHome;
        this.screens = screens;
        this.answers = answers;
        this.json = json;
        this.heartbeat = settings.home().heartbeat();
    }

    @GetMapping
    Mono<ResponseEntity<HomeScreen>> home(@RequestParam String enterprise) {
        return Members.of(enterprise)
                .flatMap(caller -> composeHome.compose(new HomeRequest(caller, enterprise)))
                .map(this::tagged);
    }

    @GetMapping("/events")
    Mono<ResponseEntity<Flux<ServerSentEvent<Object>>>> events(
            @RequestParam String screen, @RequestHeader(name = "Last-Event-ID", defaultValue = "0") String last) {
        int seen = last.matches("\\d{1,6}") ? Integer.parseInt(last) : 0;
        return Members.person()
                .map(caller -> require(screen, caller))
                .map(open -> ResponseEntity.ok()
                        .contentType(MediaType.TEXT_EVENT_STREAM)
                        .body(events(open, seen)));
    }

    private Flux<ServerSentEvent<Object>> events(OpenScreen screen, int seen) {
        Flux<ServerSentEvent<Object>> parts = screen.lateAfter(seen)
                .map(part -> ServerSentEvent.<Object>builder(part)
                        .id(Integer.toString(part.sequence()))
                        .event("part")
                        .build())
                .concatWithValues(ServerSentEvent.<Object>builder(Map.of("screen", screen.id()))
                        .event("done")
                        .build());
        Flux<ServerSentEvent<Object>> heartbeats = Flux.interval(heartbeat)
                .map(_ -> ServerSentEvent.<Object>builder().comment("heartbeat").build())
                .onBackpressureDrop();
        return parts.publish(shared -> Flux.merge(shared, heartbeats.takeUntilOther(shared.ignoreElements())));
    }

    private OpenScreen require(String id, Caller caller) {
        @Nullable OpenScreen screen = screens.find(id, caller.id());
        if (screen == null) {
            throw Problem.of(HttpStatus.NOT_FOUND, "SCREEN_GONE", "页面已过期，请刷新首页。");
        }
        return screen;
    }

    /** Late parts make every answer new; else the tag leaves out when we asked, so that equal content is equal. */
    private ResponseEntity<HomeScreen> tagged(HomeScreen screen) {
        if (!screen.late().isEmpty()) {
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(screen);
        }
        ObjectNode content = json.valueToTree(Map.of("enterprise", screen.enterprise(), "parts", screen.parts()));
        for (JsonNode part : content.path("parts")) {
            if (part.path("provenance") instanceof ObjectNode provenance) {
                provenance.remove("fetchedAt");
            }
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag("W/\"" + answers.digest(content) + "\"")
                .body(screen);
    }
}
