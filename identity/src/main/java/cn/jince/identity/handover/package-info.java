/** 代办码: a person lets a clerk at a counter act for an enterprise, once and for a short time. */
@NullMarked
package cn.jince.identity.handover;

import org.jspecify.annotations.NullMarked;
