package cn.jince.platform.archcontrol.web;

import java.time.Instant;

/** A public class where none may be, and it reads the clock by itself. */
public class OpenDoor {
    Instant now() {
        return Instant.now();
    }
}
