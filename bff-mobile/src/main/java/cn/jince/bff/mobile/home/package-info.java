/** The home screen: one call, one deadline, late parts on a stream. */
@NullMarked
package cn.jince.bff.mobile.home;

import org.jspecify.annotations.NullMarked;
