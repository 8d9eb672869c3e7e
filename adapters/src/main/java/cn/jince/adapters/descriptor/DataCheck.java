package cn.jince.adapters.descriptor;

import cn.jince.adapters.descriptor.Collecting.Files;
import cn.jince.adapters.descriptor.Collecting.Table;
import cn.jince.adapters.descriptor.Collecting.Whole;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What front databases, file drops and queues must say of themselves beyond the schema. */
final class DataCheck {
    static void check(MarkedYaml yaml, String at, Capability capability) {
        String select = capability.request().select();
        if (select != null && select(yaml, at + "/request/select", select)) {
            var names = SingleSelect.parse(select).parameters();
            yaml.require(
                    at + "/request/parameters",
                    names.equals(capability.request().parameters().keySet()),
                    "must name what the select binds: " + new TreeSet<>(names));
        }
        Collecting collecting = capability.collection();
        if (collecting != null) {
            expression(yaml, at + "/collection/subject", collecting.subject());
            table(yaml, at + "/collection/table", collecting.table());
            files(yaml, at + "/collection/files", collecting.files());
        }
    }

    /** What travels in plain text stays on the departments' own lines. */
    static void plain(MarkedYaml yaml) {
        if (!yaml.tree().path("protocol").asString("").equals("FTP")) {
            return;
        }
        JsonNode hosts = yaml.tree().path("hosts");
        for (int i = 0; i < hosts.size(); i++) {
            yaml.require(
                    "/hosts/" + i,
                    PrivateNetworks.contain(hosts.get(i).asString("")),
                    "must be a private address or network: FTP can be read on the way");
        }
    }

    private static void table(MarkedYaml yaml, String at, @Nullable Table table) {
        if (table != null && select(yaml, at + "/select", table.select())) {
            yaml.require(
                    at + "/select", SingleSelect.parse(table.select()).names().isEmpty(), "must not have parameters");
        }
    }

    private static void files(MarkedYaml yaml, String at, @Nullable Files files) {
        if (files == null) {
            return;
        }
        yaml.require(at + "/stable-for", files.whole() != Whole.STABLE || files.stableFor() != null, "is missing");
        try {
            Pattern.compile(files.pattern());
        } catch (PatternSyntaxException e) {
            yaml.fault(at + "/pattern", "is no regular expression: " + e.getDescription());
        }
    }

    private static boolean select(MarkedYaml yaml, String at, String select) {
        String wrong = SingleSelect.wrong(select);
        if (wrong != null) {
            yaml.fault(at, wrong);
        }
        return wrong == null;
    }

    private static void expression(MarkedYaml yaml, String at, String text) {
        try {
            Jsonata.jsonata(text);
        } catch (JException e) {
            yaml.fault(at, "is no JSONata: " + e.getMessage());
        }
    }

    private DataCheck() {}
}
