/** Commands to legacy systems: recorded, sent once, queried where the outcome is not known, handed to an operator. */
@NullMarked
package cn.jince.adapters.command;

import org.jspecify.annotations.NullMarked;
