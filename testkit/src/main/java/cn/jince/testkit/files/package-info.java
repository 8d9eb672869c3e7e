/** A file drop: a real SFTP server a system puts its files on, with names in GBK if it likes. */
@NullMarked
package cn.jince.testkit.files;

import org.jspecify.annotations.NullMarked;
