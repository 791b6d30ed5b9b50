package io.customerhub.sandbox.http;

/** What a call is for. */
public enum CallKind {
    TOKEN,
    READ,
    WRITE
}
