package cn.jince.adapters.collection;

/** Another instance took the job over; nothing of this one's work is written any more. */
final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLost(Job job) {
        super("the lease of " + job.id() + " is lost", null, false, false);
    }
}
