/** What the adapters offer over HTTP to the services of the house. */
@NullMarked
package cn.jince.adapters.web;

import org.jspecify.annotations.NullMarked;
