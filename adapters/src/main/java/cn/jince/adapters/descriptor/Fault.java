package cn.jince.adapters.descriptor;

/**
 * One mistake in a descriptor, and where it stands.
 *
 * @param line counted from 1, as editors do
 * @param key dotted, for example {@code capabilities[0].timeouts.total}; empty for the file itself
 */
public record Fault(String file, int line, int column, String key, String what) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + (key.isEmpty() ? "" : key + " ") + what;
    }
}
