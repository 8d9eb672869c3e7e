package cn.jince.adapters.queue;

import java.time.LocalDate;

/** @param id as its sender says; @param tag what it is acknowledged by; @param day it was sent */
public record Message(String id, long tag, byte[] body, LocalDate day) {}
