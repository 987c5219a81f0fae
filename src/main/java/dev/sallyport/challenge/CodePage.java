package dev.sallyport.challenge;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/// Asks for the code. Posts `code` and `page` to `action/code`; `channel` (`sms` or `call`) to `action/resend`;
/// nothing to
/// `action/change-number` and `action/cancel`.
///
/// @param page a name that no other showing of the page has, and nobody guesses
/// @param triesLeft with this code; told from three down to one
/// @param mayChangeNumber only while the phone is being added
@CheckedTemplate(basePath = "challenge")
public record CodePage(
        String action,
        String page,
        String clientName,
        DeliveryText delivery,
        @Nullable CodeProblem problem,
        int triesLeft,
        boolean mayChangeNumber)
        implements TemplateInstance {}
