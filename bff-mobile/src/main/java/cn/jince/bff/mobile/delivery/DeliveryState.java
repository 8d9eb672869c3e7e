package cn.jince.bff.mobile.delivery;

/** POSSIBLY_SENT: we asked and never learnt the outcome, and the far end could not tell a repeat. Never sent again. */
enum DeliveryState {
    QUEUED,
    SENDING,
    SENT,
    FAILED,
    DROPPED,
    POSSIBLY_SENT
}
