/** Batches: received whole and once, passed on chunk by chunk, bad rows kept aside. */
@NullMarked
package cn.jince.adapters.intake.batch;

import org.jspecify.annotations.NullMarked;
