/** HubSpot CRM v3: contacts, companies and deals, their properties, batches and search. */
@NullMarked
package io.customerhub.sandbox.hubspot;

import org.jspecify.annotations.NullMarked;
