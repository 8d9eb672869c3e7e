package cn.jince.gateway.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks the files of one gateway: {@code CheckAudit DIRECTORY ANCHOR [FIRST]} with the key in
 * {@code JINCE_GATEWAY_AUDIT_KEY}. FIRST is the number the oldest kept line must have, 1 as long as nothing was put
 * away.
 */
public final class CheckAudit {

    private CheckAudit() {}

    /** What is wrong, file and line; nothing where all is as it was written. */
    static List<String> findings(Path directory, Path anchor, String key, long first) throws IOException {
        Seal seals = new Seal(key);
        List<String> findings = new ArrayList<>();
        Link last = Link.START;
        boolean begun = false;
        for (Path file : AuditFiles.in(directory)) {
            String text = Files.readString(file);
            if (!text.isEmpty() && !text.endsWith("\n")) {
                findings.add(file.getFileName() + ": the last line is cut");
            }
            int row = 0;
            for (String line : text.lines().toList()) {
                row++;
                String at = file.getFileName() + ":" + row;
                int tab = line.indexOf('\t');
                int end = line.lastIndexOf('\t');
                if (tab < 1 || end <= tab || !line.substring(0, tab).matches("\\d{1,18}")) {
                    findings.add(at + ": no line of ours");
                    continue;
                }
                long number = Long.parseLong(line.substring(0, tab));
                if (!begun && number == first && first > 1) {
                    // The seal of what was put away is not there; the chain is checked from here on.
                    last = new Link(number, line.substring(end + 1));
                    begun = true;
                    continue;
                }
                begun = true;
                if (number != last.number() + 1) {
                    findings.add(at + ": " + number + " follows " + last.number());
                }
                if (!seals.of(last.seal(), line.substring(0, end)).equals(line.substring(end + 1))) {
                    findings.add(at + ": the seal is broken");
                }
                last = new Link(number, line.substring(end + 1));
            }
        }
        try {
            Link anchored = Link.read(anchor, seals);
            if (last.number() < anchored.number()) {
                findings.add(
                        "the end is cut: the anchor knows " + anchored.number() + ", the last is " + last.number());
            } else if (last.number() == anchored.number() && !last.seal().equals(anchored.seal())) {
                findings.add("the last line is not the one the anchor knows");
            } else if (last.number() > 0 && anchored.number() == 0) {
                findings.add("the anchor is gone");
            }
        } catch (IOException e) {
            findings.add(String.valueOf(e.getMessage()));
        }
        return findings;
    }

    public static void main(String[] args) throws IOException {
        long first = args.length > 2 ? Long.parseLong(args[2]) : 1;
        String key = System.getenv().getOrDefault("JINCE_GATEWAY_AUDIT_KEY", "");
        List<String> findings = findings(Path.of(args[0]), Path.of(args[1]), key, first);
        findings.forEach(System.out::println);
        System.out.println(findings.isEmpty() ? "all lines are as they were written" : findings.size() + " findings");
        System.exit(findings.isEmpty() ? 0 : 1);
    }
}
