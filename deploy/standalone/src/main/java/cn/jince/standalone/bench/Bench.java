package cn.jince.standalone.bench;

import cn.jince.standalone.ExchangeBench;
import cn.jince.standalone.bench.gateway.GatewayBench;
import java.io.IOException;
import java.util.Arrays;

/** Picks a benchmark by its name. */
public final class Bench {
    private Bench() {}

    public static void main(String[] args) throws IOException {
        String name = args.length == 0 || args[0].startsWith("--") ? "matching" : args[0];
        String[] rest = args.length > 0 && args[0].equals(name) ? Arrays.copyOfRange(args, 1, args.length) : args;
        switch (name) {
            case "matching", "index" -> MatchingBench.main(rest);
            case "adapters" -> AdaptersBench.main(rest);
            case "search" -> SearchBench.main(rest);
            case "isolation" -> IsolationBench.main(rest);
            case "exchange" -> ExchangeBench.main(rest);
            case "gateway" -> GatewayBench.main(rest);
            default -> {
                System.err.println("unknown benchmark '" + name
                        + "'; there are: matching, search, adapters, isolation, exchange, gateway");
                System.exit(2);
            }
        }
    }
}
