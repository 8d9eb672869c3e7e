package cn.jince.adapters.drift;

import java.util.List;

/** The drift of every line. */
public record Drifts(List<Drift> all) {}
