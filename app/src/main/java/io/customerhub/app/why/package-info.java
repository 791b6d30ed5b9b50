/** Why a value is what it is: all that the warehouse knows of a customer, read beside the files as they were then. */
@NullMarked
package io.customerhub.app.why;

import org.jspecify.annotations.NullMarked;
