/** Commands over HTTP: for services of the house, and for operators. */
@NullMarked
package cn.jince.adapters.command.web;

import org.jspecify.annotations.NullMarked;
