package cn.jince.adapters.intake.row;

import cn.jince.adapters.sender.Kind;
import cn.jince.adapters.sender.Sender;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * CSV rows as the objects they stand for. The header names members; for facts every other column is an attribute. An
 * empty cell says nothing, {@code \N} says that there is no such record.
 */
final class CsvColumns {
    static final String ABSENT = "\\N";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final List<String> names;
    private final Kind kind;
    private final Sender sender;

    private CsvColumns(List<String> names, Kind kind, Sender sender) {
        this.names = names;
        this.kind = kind;
        this.sender = sender;
    }

    /** Null where the header is none, or names a column twice. */
    static @Nullable CsvColumns of(String header, Kind kind, Sender sender) {
        @Nullable List<String> names = cells(header);
        return names == null || names.contains("") || new HashSet<>(names).size() < names.size()
                ? null
                : new CsvColumns(names, kind, sender);
    }

    /** Null where the cells do not fit the header. */
    @Nullable
    ObjectNode read(String record) {
        @Nullable List<String> cells = cells(record);
        if (cells == null || cells.size() != names.size()) {
            return null;
        }
        ObjectNode row = NODES.objectNode();
        ObjectNode facts = kind == Kind.FACTS ? row.putObject("facts") : row;
        for (int i = 0; i < cells.size(); i++) {
            String name = names.get(i);
            String cell = cells.get(i);
            if (!cell.isEmpty()) {
                boolean fact = kind == Kind.FACTS && !name.equals("creditCode") && !name.equals("asOf");
                (fact ? facts : row).set(name, fact ? fact(name, cell) : value(name, cell));
            }
        }
        return row;
    }

    private JsonNode fact(String attribute, String cell) {
        Sender.Type type = sender.said().getOrDefault(attribute, Sender.Type.TEXT);
        if (cell.equals(ABSENT)) {
            return NODES.nullNode();
        }
        return switch (type) {
            case TEXT, DATE -> NODES.stringNode(cell);
            case NUMBER -> number(cell);
            case BOOLEAN ->
                switch (cell) {
                    case "true", "是" -> NODES.booleanNode(true);
                    case "false", "否" -> NODES.booleanNode(false);
                    default -> NODES.stringNode(cell);
                };
            case LIST -> {
                var list = NODES.arrayNode();
                for (String one : cell.split("\\|", -1)) {
                    list.add(one);
                }
                yield list;
            }
        };
    }

    /** Listings hold structured members: a cell that is JSON stands for what it says. */
    private JsonNode value(String name, String cell) {
        if (name.equals("amountFen")) {
            return number(cell);
        }
        if (kind == Kind.POLICY_LISTINGS && (cell.startsWith("{") || cell.startsWith("["))) {
            try {
                return JsonMapper.shared().readTree(cell);
            } catch (JacksonException e) {
                return NODES.stringNode(cell);
            }
        }
        return NODES.stringNode(cell);
    }

    private static JsonNode number(String cell) {
        try {
            // long digit strings would cost more than they can be worth
            return cell.length() > 40 ? NODES.stringNode(cell) : NODES.numberNode(new BigDecimal(cell));
        } catch (NumberFormatException e) {
            return NODES.stringNode(cell);
        }
    }

    private static @Nullable List<String> cells(String record) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(record)) {
            List<CsvRecord> records = reader.stream().limit(2).toList();
            return records.size() == 1 ? records.getFirst().getFields() : null;
        } catch (CsvParseException | java.io.IOException e) {
            return null;
        }
    }
}
