package dev.sallyport.login;

import dev.sallyport.web.Reference;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import org.jboss.logging.Logger;

/// The pages on which a login ends without a proof. Their button takes the refusal to the tenant.
@Singleton
final class RefusalPages {
    private static final Logger LOG = Logger.getLogger(RefusalPages.class);

    private final Answers answers;
    private final LoginAudit audit;

    RefusalPages(Answers answers, LoginAudit audit) {
        this.answers = answers;
        this.audit = audit;
    }

    Uni<Look> show(Login login, Refusal reason) {
        return show(login, reason, RefusalText.of(reason));
    }

    Uni<Look> show(Login login, Refusal reason, RefusalText text) {
        Reference reference = Reference.random();
        LOG.warnf("Login %s shows a refusal: %s [%s]", login.id(), reason.code(), reference);
        String answer = answers.refused(login, reason);
        URI target = answers.address(login);
        return audit.refused(login, reason)
                .replaceWith(() -> Look.leaving(new RefusalPage(
                        text.heading(),
                        text.explanation(),
                        reason.code(),
                        reference.value(),
                        login.request().client().name(),
                        new RefusalPage.Answer(
                                target.toString(), answer, login.state().value(), reason == Refusal.CANCELLED))));
    }
}
