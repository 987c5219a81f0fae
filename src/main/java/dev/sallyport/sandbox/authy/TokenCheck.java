package dev.sallyport.sandbox.authy;

/// What became of a token that someone typed.
enum TokenCheck {
    VALID,
    REUSED,
    WRONG
}
