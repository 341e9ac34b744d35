/**
 * The admin port: the book and the prices over HTTP, for programs as JSON, CSV and JSON Lines and for people as a page.
 *
 * <p>Start with {@link dev.tollgate.admin.AdminGuard}, which says who may read, and {@link dev.tollgate.admin.UsageController}.
 * The API answers what the commands answer, by the same names; {@code openapi.json} beside the page describes it. Knows the
 * ledger, prices and the tools, and only reads; the gateway gives it {@link dev.tollgate.admin.AdminSettings}.
 */
@NullMarked
package dev.tollgate.admin;

import org.jspecify.annotations.NullMarked;
