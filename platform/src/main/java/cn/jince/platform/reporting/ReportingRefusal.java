package cn.jince.platform.reporting;

/** Why a document was not registered or settled. */
public sealed interface ReportingRefusal {
    record NotFound() implements ReportingRefusal {}

    record Bad(String detail) implements ReportingRefusal {}

    /** It shows in the library already. */
    record Settled() implements ReportingRefusal {}
}
