/** A sales desk that others call when something comes about with a customer. */
@NullMarked
package io.customerhub.sandbox.desk;

import org.jspecify.annotations.NullMarked;
