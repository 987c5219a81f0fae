package dev.sallyport.factor;

import org.jspecify.annotations.Nullable;

/// How a code is to be brought to somebody, and for whom.
///
/// @param locale BCP 47 tag for the text or the voice
/// @param asker who asks for it
/// @param replacing whether a code that the same login was sent before is to be good no longer
public record Dispatch(Channel channel, String locale, Asker asker, boolean replacing) {
    /// The login that asks for a code.
    ///
    /// @param login its name: a provider that can tell logins apart lets the code of one be good in no other
    /// @param person one text for each person, for a provider that counts by it; never to be sent as it is
    /// @param address the browser's, as the tenant saw it: an IP address as text, if there is one
    public record Asker(
            String login, String person, @Nullable String address) {
        @Override
        public String toString() {
            return "Asker[" + login + ", masked]";
        }
    }
}
