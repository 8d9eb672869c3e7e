package cn.jince.bff.mobile.device;

import cn.jince.bff.mobile.Members;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A phone registers for app pushes after sign-in, and leaves at sign-out. */
@RestController
@RequestMapping("/api/m/devices")
class DeviceController {
    private final Devices devices;
    private final Clock clock;

    DeviceController(Devices devices, Clock clock) {
        this.devices = devices;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> register(@Valid @RequestBody DeviceForm form) {
        return Members.person()
                .flatMap(caller ->
                        devices.register(new Device(caller.id(), form.platform(), form.token()), clock.instant()));
    }

    @DeleteMapping("/{platform}/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@PathVariable DevicePlatform platform, @PathVariable String token) {
        return Members.person().flatMap(caller -> devices.remove(new Device(caller.id(), platform, token)));
    }

    record DeviceForm(
            @NotNull DevicePlatform platform,

            @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{4,200}")
            String token) {}
}
