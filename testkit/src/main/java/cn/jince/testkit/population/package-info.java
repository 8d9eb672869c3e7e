/** Makes a plausible population of market entities after the published distributions, row by row. */
@NullMarked
package cn.jince.testkit.population;

import org.jspecify.annotations.NullMarked;
