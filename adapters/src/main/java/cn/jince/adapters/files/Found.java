package cn.jince.adapters.files;

import java.time.Instant;

/** One file as it stands in the folder. */
public record Found(String name, long size, Instant modified) {}
