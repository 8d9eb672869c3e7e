/** What follows a payout, and whether the books agree. */
@NullMarked
package cn.jince.bff.web.desk.treasury;

import org.jspecify.annotations.NullMarked;
