/** What was written to a vendor, kept on disk so that it outlives the process. */
@NullMarked
package io.customerhub.sandbox.journal;

import org.jspecify.annotations.NullMarked;
