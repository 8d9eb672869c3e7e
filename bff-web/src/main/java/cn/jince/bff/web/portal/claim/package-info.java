/** An enterprise's claims and its wishes in claim-free runs. */
@NullMarked
package cn.jince.bff.web.portal.claim;

import org.jspecify.annotations.NullMarked;
