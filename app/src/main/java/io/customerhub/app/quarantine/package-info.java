/** Records in quarantine: judged for a person, corrected, and taken in again. */
@NullMarked
package io.customerhub.app.quarantine;

import org.jspecify.annotations.NullMarked;
