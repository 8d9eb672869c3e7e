/**
 * Who is there: sign-in of people, officers and systems, mandates of enterprises, tokens. The only servlet application.
 */
@NullMarked
package cn.jince.identity;

import org.jspecify.annotations.NullMarked;
