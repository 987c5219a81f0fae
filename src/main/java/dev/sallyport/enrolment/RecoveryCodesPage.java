package dev.sallyport.enrolment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/// Shows recovery codes, once, and asks whether they are kept. Posts `kept` to `action/recovery-codes`.
///
/// @param codes in groups of four
@CheckedTemplate(basePath = "enrolment")
public record RecoveryCodesPage(String action, List<String> codes, String clientName) implements TemplateInstance {
    public RecoveryCodesPage {
        codes = List.copyOf(codes);
    }

    @Override
    public String toString() {
        return "RecoveryCodesPage[masked]";
    }
}
