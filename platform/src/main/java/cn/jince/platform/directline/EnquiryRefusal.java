package cn.jince.platform.directline;

/** Why we said no to an enquiry, or to what was to be done with it. */
public sealed interface EnquiryRefusal {
    /** There is none, or the caller has nothing to do with it. */
    record NotFound() implements EnquiryRefusal {}

    record NotAllowed(String detail) implements EnquiryRefusal {}

    record WrongState(Enquiry.State state) implements EnquiryRefusal {}

    /** The longer limit was taken before, or the limit is over. */
    record NoLonger() implements EnquiryRefusal {}

    record Bad(String detail) implements EnquiryRefusal {}

    record VersionRequired() implements EnquiryRefusal {}

    record Stale(int current) implements EnquiryRefusal {}

    record KeyRequired() implements EnquiryRefusal {}

    record KeyReused() implements EnquiryRefusal {}
}
