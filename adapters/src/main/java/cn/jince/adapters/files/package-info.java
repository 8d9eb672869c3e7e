/** Files a system puts into a folder for us: found whole, fetched, verified, read as a stream, each only once. */
@NullMarked
package cn.jince.adapters.files;

import org.jspecify.annotations.NullMarked;
