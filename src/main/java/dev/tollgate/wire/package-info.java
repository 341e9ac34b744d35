/** stub */
@org.jspecify.annotations.NullMarked
package dev.tollgate.wire;
