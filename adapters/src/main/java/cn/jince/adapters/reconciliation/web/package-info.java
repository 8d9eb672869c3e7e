/** Reconciliation for operators. */
@NullMarked
package cn.jince.adapters.reconciliation.web;

import org.jspecify.annotations.NullMarked;
