/** Dynamics 365 on Dataverse: OData pages, change tracking, upserts by an alternate key. */
@NullMarked
package io.customerhub.sandbox.dynamics;

import org.jspecify.annotations.NullMarked;
