/** Who did what when and how it ended, in files whose every change shows. */
@NullMarked
package cn.jince.gateway.audit;

import org.jspecify.annotations.NullMarked;
