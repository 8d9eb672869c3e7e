/** 前置库: questions to and collection from the tables a department puts in front of its system. */
@NullMarked
package cn.jince.adapters.frontdb;

import org.jspecify.annotations.NullMarked;
