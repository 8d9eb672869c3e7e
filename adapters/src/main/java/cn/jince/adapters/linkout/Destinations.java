package cn.jince.adapters.linkout;

import cn.jince.adapters.call.Line;
import cn.jince.adapters.call.Lines;
import cn.jince.adapters.descriptor.SystemDescriptor;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where one can go. */
@Component
public class Destinations {
    private final Lines lines;

    Destinations(Lines lines) {
        this.lines = lines;
    }

    /** A line with a page of its own. */
    public record Destination(Line line, SystemDescriptor.LinkOut page) {

        public String url(Ticket ticket, UUID linkOut, String returnUrl) {
            return page.page() + (page.page().contains("?") ? "&" : "?")
                    + named(page.ticket(), "ticket") + "=" + encoded(ticket.secret())
                    + "&" + named(page.back(), "return") + "=" + encoded(returnUrl)
                    + "&linkOut=" + linkOut;
        }

        /**
         * True where the person may come back to this address: a host of ours, and nothing a browser reads otherwise.
         */
        public boolean mayReturn(String returnUrl) {
            try {
                URI uri = new URI(returnUrl);
                boolean safe = "https".equals(uri.getScheme())
                        || "http".equals(uri.getScheme()) && "localhost".equals(uri.getHost());
                return safe
                        && uri.getRawUserInfo() == null
                        && uri.getHost() != null
                        && page.returnHosts().contains(uri.getHost());
            } catch (java.net.URISyntaxException e) {
                return false;
            }
        }

        private static String named(@org.jspecify.annotations.Nullable String theirs, String usual) {
            return Objects.requireNonNullElse(theirs, usual);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    public Optional<Destination> find(String capability, String division) {
        return lines.find(capability, division).flatMap(Destinations::of);
    }

    /** The system whose token this client has. */
    public Optional<String> systemOf(String client) {
        return all().stream()
                .filter(each -> each.page().client().equals(client))
                .map(each -> each.line().system().system())
                .findFirst();
    }

    public Optional<Destination> ofSystem(String system) {
        return all().stream()
                .filter(each -> each.line().system().system().equals(system))
                .findFirst();
    }

    public List<Destination> all() {
        return lines.all().stream().flatMap(line -> of(line).stream()).toList();
    }

    private static Optional<Destination> of(Line line) {
        return Optional.ofNullable(line.capability().linkOut()).map(page -> new Destination(line, page));
    }
}
