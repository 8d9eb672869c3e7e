package cn.jince.gateway.limit;

/**
 * What a quota says to one request.
 *
 * @param waitMillis until the next one may come; zero where this one may go
 * @param remaining about how many more may come now
 */
record Admission(long waitMillis, long remaining) {
    boolean mayGo() {
        return waitMillis == 0;
    }
}
