package cn.jince.api;

import java.util.List;

/** One page of a list. {@code page} starts at 0; {@code size} is at most 100. */
public record PageOf<T>(List<T> items, long total, int page, int size) {}
