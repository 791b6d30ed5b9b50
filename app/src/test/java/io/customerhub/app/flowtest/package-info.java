@NullMarked
package io.customerhub.app.flowtest;

import org.jspecify.annotations.NullMarked;
