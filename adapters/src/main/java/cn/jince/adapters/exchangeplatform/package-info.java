/** The provincial exchange platform after DB14/T 1933: a service key is fetched, opened and signed with. */
@NullMarked
package cn.jince.adapters.exchangeplatform;

import org.jspecify.annotations.NullMarked;
