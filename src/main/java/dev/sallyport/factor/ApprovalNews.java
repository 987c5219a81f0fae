package dev.sallyport.factor;

/// What a provider's call told of a request that was sent to a phone.
///
/// @param reference the provider's name for the request
/// @param nonce names the call itself: no other has the same
public record ApprovalNews(String reference, Approval approval, String nonce) {}
