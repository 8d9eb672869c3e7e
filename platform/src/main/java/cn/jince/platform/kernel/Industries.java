package cn.jince.platform.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** 国民经济行业 by code, GB/T 4754-2017. */
public final class Industries {
    private final Map<String, String> names = new HashMap<>();

    public Industries() {
        try (InputStream in = Objects.requireNonNull(
                Industries.class.getClassLoader().getResourceAsStream("data/industry_gbt4754_2017.csv"))) {
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(cells -> names.put(cells[0], cells[3]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code itself where we do not know it. */
    public String name(String code) {
        return names.getOrDefault(code, code);
    }
}
