/** A name server that lies, fails or says nothing. */
@NullMarked
package cn.jince.testkit.dns;

import org.jspecify.annotations.NullMarked;
