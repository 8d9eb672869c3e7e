/** The connector board. */
@NullMarked
package cn.jince.bff.web.desk.connector;

import org.jspecify.annotations.NullMarked;
