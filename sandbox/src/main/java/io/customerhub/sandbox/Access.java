package io.customerhub.sandbox;

import io.customerhub.sandbox.http.AbsentVendor;
import io.customerhub.sandbox.http.Vendor;
import java.util.List;
import java.util.function.Function;

/** What the clients of a vendor must know; a vendor without it is not served, and the others are. */
public sealed interface Access<T> {

    /** The vendor if it can be served, else one that says why not. */
    Vendor vendor(String name, Function<T, Vendor> maker);

    /** All of it is known. */
    record Given<T>(T credentials) implements Access<T> {

        @Override
        public Vendor vendor(String name, Function<T, Vendor> maker) {
            return maker.apply(credentials);
        }

        @Override
        public String toString() {
            return "Given[]";
        }
    }

    /** Some variables of the environment are not set. */
    record Lacking<T>(List<String> variables) implements Access<T> {

        public Lacking {
            variables = List.copyOf(variables);
        }

        @Override
        public Vendor vendor(String name, Function<T, Vendor> maker) {
            return new AbsentVendor(name, variables);
        }
    }
}
