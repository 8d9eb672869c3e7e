package cn.jince.standalone;

import cn.jince.standalone.story.Counterparts;
import cn.jince.standalone.story.World;
import java.net.URI;

/** The world a story is played in, found by its ports. */
final class Worlds {

    static World running(Ports ports) {
        URI control = URI.create("http://localhost:" + ports.province());
        URI android = URI.create("http://localhost:" + (ports.province() + 8));
        return new World(
                URI.create(ports.url(Service.GATEWAY)),
                new Counterparts(control, android, Province.demoPeople(), new HouseFacts(ports)));
    }

    private Worlds() {}
}
