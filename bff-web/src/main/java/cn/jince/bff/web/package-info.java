/** The backend of the web client: one JSON answer per screen, and the client itself. */
@NullMarked
package cn.jince.bff.web;

import org.jspecify.annotations.NullMarked;
