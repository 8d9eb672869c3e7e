/** One plain answer to what is asked again and again, with an owner and a day on which it is looked at anew. */
@NullMarked
package cn.jince.platform.faq;

import org.jspecify.annotations.NullMarked;
