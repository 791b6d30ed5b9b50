/** A loyalty programme's plain API, the vendor no connector is shipped for. */
@NullMarked
package io.customerhub.sandbox.loyalty;

import org.jspecify.annotations.NullMarked;
