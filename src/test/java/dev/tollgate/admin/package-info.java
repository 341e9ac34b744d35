/** Tests of the admin room that need no gateway; the others come through the door. */
@NullMarked
package dev.tollgate.admin;

import org.jspecify.annotations.NullMarked;
