/** 代办码: the enterprise lets a clerk act for it, and sees who did. */
@NullMarked
package cn.jince.bff.web.portal.handover;

import org.jspecify.annotations.NullMarked;
