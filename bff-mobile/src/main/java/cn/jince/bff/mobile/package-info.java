/** Backend for the mini-program and the app: one package per screen, and how a person is told. */
@NullMarked
package cn.jince.bff.mobile;

import org.jspecify.annotations.NullMarked;
