package dev.sallyport.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// Whether people are told by mail, and by whom. The server that takes the mails is the mailer's business, which is
/// told of it in `application.properties`.
@ConfigMapping(prefix = "sallyport.notices")
interface NoticeConfig {
    /// The address that mails come from, with a name before it if you like. Without it nobody is told anything.
    Optional<String> from();

    Optional<String> smtpHost();

    @WithDefault("587")
    int smtpPort();

    Optional<String> smtpUsername();

    Optional<String> smtpPassword();

    @WithDefault("false")
    boolean smtpTls();

    /// How often mails are sent.
    @WithDefault("30s")
    Duration every();
}
