/** From bytes to rows: split, decoded strictly, checked one by one; a bad row never ends the others. */
@NullMarked
package cn.jince.adapters.intake.row;

import org.jspecify.annotations.NullMarked;
