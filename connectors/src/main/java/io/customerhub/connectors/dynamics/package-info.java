/** Dynamics 365 (Dataverse), source and sink. */
@NullMarked
package io.customerhub.connectors.dynamics;

import org.jspecify.annotations.NullMarked;
