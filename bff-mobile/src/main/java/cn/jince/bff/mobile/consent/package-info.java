/** Consents to WeChat subscribe messages, counted in a ledger of our own. */
@NullMarked
package cn.jince.bff.mobile.consent;

import org.jspecify.annotations.NullMarked;
