/** What a run would write, shown before it is written: plans, their files, and what has changed since. */
@NullMarked
package io.customerhub.app.plan;

import org.jspecify.annotations.NullMarked;
