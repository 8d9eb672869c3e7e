/** What personal data looks like to whom it is not meant for, and how it lies in the database. */
@NullMarked
package cn.jince.platform.privacy;

import org.jspecify.annotations.NullMarked;
