package dev.sallyport.challenge;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/// Asks for the code. Posts `code` to `action/code`; `channel` (`sms` or `call`) to `action/resend`; nothing to
/// `action/change-number` and `action/cancel`.
///
/// @param triesLeft with this code; told from three down to one
/// @param mayChangeNumber only while the phone is being added
@CheckedTemplate(basePath = "challenge")
public record CodePage(
        String action,
        String clientName,
        DeliveryText delivery,
        @Nullable CodeProblem problem,
        int triesLeft,
        boolean mayChangeNumber)
        implements TemplateInstance {}
