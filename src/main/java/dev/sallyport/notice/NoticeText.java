package dev.sallyport.notice;

import dev.sallyport.factor.FactorKind;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One event in the words of the mail.
///
/// @param what a whole sentence
/// @param when in UTC: where the reader is, nobody here knows
@TemplateData
record NoticeText(String what, String when, @Nullable String application) {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    static NoticeText of(Notice notice) {
        return new NoticeText(what(notice), when(notice.at()), oneLine(notice.application()));
    }

    private static String when(Instant at) {
        return WHEN.format(at.atOffset(ZoneOffset.UTC));
    }

    // A mail of plain text has no other markup than its lines.
    private static @Nullable String oneLine(@Nullable String name) {
        return name == null
                ? null
                : name.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
    }

    static String what(Notice notice) {
        return switch (notice.kind()) {
            case FACTOR_ADDED -> name(notice.factor()) + " was added to your account as a second factor.";
            case FACTOR_REMOVED ->
                name(notice.factor()) + " was removed from your account, and is no second factor any more.";
            case RECOVERY_CODE_USED -> "A recovery code was used to log in to your account.";
            case RECOVERY_CODES_RENEWED -> "Recovery codes were made for your account. Older ones are good no more.";
            case LOCKED ->
                "Several wrong codes were typed for your account, by somebody who has its password."
                        + " No code is taken for a while.";
            case DISABLED ->
                "So many wrong codes were typed for your account, by somebody who has its password, that no code of that"
                        + " kind is taken any more. Your help desk can reset it.";
            case PUSH_DENIED -> "Your phone was asked whether it is you who logs in, and the answer was no.";
            case REPORTED_NOT_ME ->
                "Your phone was asked whether it is you who logs in, and the answer was that it is somebody else. That"
                        + " login was stopped.";
            case RESET ->
                "Your help desk reset your second factor. You will be asked to set up a new one at your next login.";
        };
    }

    private static String name(@Nullable FactorKind factor) {
        return switch (factor) {
            case null -> "Something";
            case TOTP, VERIFY_TOTP -> "An authenticator app";
            case VERIFY_PUSH -> "An app that approves logins";
            case AUTHY, VERIFY -> "A phone";
            case EMAIL -> "An e-mail address";
            case RECOVERY -> "A set of recovery codes";
        };
    }
}
