package dev.sallyport.factor.verify;

import dev.sallyport.factor.Channel;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How to reach Twilio Verify, and what to ask it for. Without the first three nobody can be sent a code; they are
/// optional, since most do without this factor.
@ConfigMapping(prefix = "sallyport.verify")
interface VerifyConfig {
    /// The Verify service, `VA…`: its name stands in the texts, and its limits hold.
    Optional<String> serviceSid();

    /// The SID of an API key of the account, `SK…`.
    Optional<String> apiKey();

    /// That key's secret.
    Optional<ApiSecret> apiSecret();

    /// What opens the tenant's own app, which has Twilio's push SDK in it: `https://…`, or a scheme of its own.
    /// Behind it stands what the SDK needs to add the phone.
    Optional<URI> pushLink();

    /// The account's auth token, which Twilio signs its calls with. Without it no call is believed, and an answer is
    /// noticed some seconds later.
    Optional<ApiSecret> authToken();

    /// Verify's address; anything but `https://verify.twilio.com` is an emulator.
    URI url();

    /// How long a person waits for Verify at most, connecting included. Longer outlasts a slow text provider, shorter
    /// shows the person a way on sooner.
    @WithDefault("5s")
    Duration timeout();

    /// The ways in which people may be sent codes. The first is taken by itself, the others are offered.
    @WithDefault("sms,call")
    List<Channel> channels();

    /// Whether Twilio's Fraud Guard may block a text. Off it lets the dear ones through, and the good ones that it
    /// takes for them.
    @WithDefault("true")
    boolean riskCheck();

    /// The unique name of a rate limit of the service that counts by the browser's address.
    Optional<String> rateLimitByAddress();

    /// The unique name of a rate limit of the service that counts by person, under a name that is derived from theirs.
    Optional<String> rateLimitByPerson();

    /// What Twilio's records and events show with each code, as `name=value`. Nothing of a person belongs there.
    Optional<List<String>> tags();
}
