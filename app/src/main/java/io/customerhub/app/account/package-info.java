/** The accounts at vendors: how they are declared, and what is made of them. */
@NullMarked
package io.customerhub.app.account;

import org.jspecify.annotations.NullMarked;
