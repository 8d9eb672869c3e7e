package cn.jince.standalone.story;

import java.net.URI;

/** Where the story plays: the gateway everybody uses, and the counterparts' own books to look into afterwards. */
public record World(URI gateway, Counterparts counterparts) {}
