/** Meta's Graph API twice: an Instagram business account and a Facebook Page, with their webhooks. */
@NullMarked
package io.customerhub.sandbox.graph;

import org.jspecify.annotations.NullMarked;
