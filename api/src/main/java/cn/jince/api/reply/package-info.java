/** What the legacy world answers: replies to questions, outcomes of commands, and where a value came from. */
@NullMarked
package cn.jince.api.reply;

import org.jspecify.annotations.NullMarked;
