/** HubSpot, sink. */
@NullMarked
package io.customerhub.connectors.hubspot;

import org.jspecify.annotations.NullMarked;
