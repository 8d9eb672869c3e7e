/** Facts that come in many at a time, by push or by collection: read row by row, bad rows kept aside. */
@NullMarked
package cn.jince.adapters.intake;

import org.jspecify.annotations.NullMarked;
