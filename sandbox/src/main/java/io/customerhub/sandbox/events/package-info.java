/** What happens between the company and its customers, as its other systems would tell it by events. */
@NullMarked
package io.customerhub.sandbox.events;

import org.jspecify.annotations.NullMarked;
