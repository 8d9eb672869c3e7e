/** 地方附加: what a division adds to items by configuration alone, inherited from province to county. */
@NullMarked
package cn.jince.platform.local;

import org.jspecify.annotations.NullMarked;
