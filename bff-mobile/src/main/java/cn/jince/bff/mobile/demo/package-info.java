/** Phones and consents of the demonstration world. */
@NullMarked
package cn.jince.bff.mobile.demo;

import org.jspecify.annotations.NullMarked;
