/** The words the services speak to each other: wire records, exchange interfaces, events, problem codes. No logic. */
@NullMarked
package cn.jince.api;

import org.jspecify.annotations.NullMarked;
