/** HTTP as every vendor speaks it: authorised calls, and answers read into outcomes. */
@NullMarked
package io.customerhub.connectors.http;

import org.jspecify.annotations.NullMarked;
