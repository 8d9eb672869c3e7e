@NullMarked
package cn.jince.platform.received;

import org.jspecify.annotations.NullMarked;
