/** The sign-in form: password, second factor of officers, lockout. */
@NullMarked
package cn.jince.identity.signin;

import org.jspecify.annotations.NullMarked;
