/** 及时报送: documents issuers have to bring into the library, each with a clock of working days. */
@NullMarked
package cn.jince.platform.reporting;

import org.jspecify.annotations.NullMarked;
