package cn.jince.platform.archcontrol.policy;

import cn.jince.platform.archcontrol.web.OpenDoor;

/** A core that knows its web edge. */
class Reaching {
    private final OpenDoor door = new OpenDoor();

    OpenDoor door() {
        return door;
    }
}
