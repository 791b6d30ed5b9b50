/** What people say of pairs of records, and what is asked of them. */
@NullMarked
package io.customerhub.app.review;

import org.jspecify.annotations.NullMarked;
