/** What is told or begun as soon as something comes about with a customer: once for each time that it does. */
@NullMarked
package io.customerhub.trigger;

import org.jspecify.annotations.NullMarked;
