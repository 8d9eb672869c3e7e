/** Wire words of the adapters: connectors, questions to capabilities, payout orders. */
@NullMarked
package cn.jince.api.adapters;

import org.jspecify.annotations.NullMarked;
