package cn.jince.platform.enterprise;

import cn.jince.platform.kernel.CreditCode;
import java.time.LocalDate;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * 归集: facts of one enterprise from one source, checked.
 *
 * @param facts attribute to value; JSON null says the source has no such record
 */
public record CollectedFacts(CreditCode code, String system, LocalDate asOf, Map<String, JsonNode> facts) {}
