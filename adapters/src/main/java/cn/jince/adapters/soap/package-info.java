/** SOAP 1.1: how a question is put and an answer is read. */
@NullMarked
package cn.jince.adapters.soap;

import org.jspecify.annotations.NullMarked;
