package cn.jince.adapters.reconciliation;

import java.time.LocalDate;

/** One day of one capability of one system. @param epoch of the lease it is worked on under */
public record Day(String system, String capability, LocalDate day, long epoch) {}
