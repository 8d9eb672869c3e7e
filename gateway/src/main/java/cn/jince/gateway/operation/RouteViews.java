package cn.jince.gateway.operation;

import cn.jince.gateway.route.CompiledRoute;
import cn.jince.gateway.route.RouteDefinition;
import cn.jince.gateway.route.RouteTable;
import cn.jince.gateway.route.TimeLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Route tables as operators read them. */
final class RouteViews {
    /** The table in force with every value that works, none of them hidden. */
    record Table(long version, String checksum, Instant since, List<Row> routes) {
        static Table of(RouteTable table) {
            return new Table(
                    table.version(),
                    table.checksum(),
                    table.since(),
                    table.routes().stream().map(Row::of).toList());
        }
    }

    record Row(
            String id,
            List<String> paths,
            List<String> methods,
            List<String> contentTypes,
            String audience,
            String upstream,
            boolean stream,
            long bodyLimit,
            String limit,
            @Nullable Times times) {
        static Row of(CompiledRoute route) {
            RouteDefinition row = route.definition();
            return new Row(
                    row.id(),
                    row.paths(),
                    row.methods().stream().map(Object::toString).toList(),
                    row.contentTypes().stream().map(Object::toString).toList(),
                    row.audience().name(),
                    row.upstream(),
                    row.stream(),
                    row.bodyLimit(),
                    row.limit(),
                    Times.of(row.times()));
        }
    }

    /** Milliseconds. */
    record Times(
            long connect,
            long tls,
            long acquire,
            long firstByte,
            long bodyIdle,
            long uploadIdle,
            @Nullable Long total) {
        static @Nullable Times of(@Nullable TimeLimits times) {
            if (times == null) {
                return null;
            }
            @Nullable Duration total = times.total();
            return new Times(
                    times.connect().toMillis(),
                    times.tls().toMillis(),
                    times.acquire().toMillis(),
                    times.firstByte().toMillis(),
                    times.bodyIdle().toMillis(),
                    times.uploadIdle().toMillis(),
                    total == null ? null : total.toMillis());
        }
    }

    record Mistakes(List<String> mistakes) {}

    /** @param now where a request goes; @param then where it would go */
    record DryRun(String now, String then) {}

    record Status(String gateway, long version, String checksum, Instant since, List<UpstreamRow> upstreams) {}

    record UpstreamRow(String name, int underWay, int waiting, int openStreams, List<InstanceRow> instances) {}

    /** @param failures among the last calls; @param successes likewise */
    record InstanceRow(String address, String breaker, int failures, int successes) {}

    private RouteViews() {}
}
