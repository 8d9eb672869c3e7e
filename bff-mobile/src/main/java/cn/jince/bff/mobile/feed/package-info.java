/** What happened in the platform, turned into messages; read once whatever the number of replicas. */
@NullMarked
package cn.jince.bff.mobile.feed;

import org.jspecify.annotations.NullMarked;
