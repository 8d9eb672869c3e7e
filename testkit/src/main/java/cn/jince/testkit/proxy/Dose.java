package cn.jince.testkit.proxy;

/** A toxic, the direction it works in, and the share of connections it meets. */
record Dose(Toxic toxic, Direction direction, double probability) {}
