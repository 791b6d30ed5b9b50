/** HTTP as the vendors share it: requests, answers, routing, limits, injected faults and the counting of calls. */
@NullMarked
package io.customerhub.sandbox.http;

import org.jspecify.annotations.NullMarked;
