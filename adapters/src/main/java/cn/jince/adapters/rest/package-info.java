/** Signed REST: how a question is put and an answer is read. */
@NullMarked
package cn.jince.adapters.rest;

import org.jspecify.annotations.NullMarked;
