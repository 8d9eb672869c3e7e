/** 一体机: a clerk or operator lets a kiosk in by the code on its screen (RFC 8628). */
@NullMarked
package cn.jince.identity.kiosk;

import org.jspecify.annotations.NullMarked;
