/** Signing profiles: what is signed, with what and where it stands; the same words for sending and for checking. */
@NullMarked
package cn.jince.adapters.signing;

import org.jspecify.annotations.NullMarked;
