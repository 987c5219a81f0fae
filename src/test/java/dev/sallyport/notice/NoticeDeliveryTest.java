package dev.sallyport.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.audit.Audit;
import dev.sallyport.audit.AuditEvent;
import dev.sallyport.audit.AuditName;
import dev.sallyport.auth0.EmailLookup;
import dev.sallyport.auth0.Pointer;
import dev.sallyport.auth0.PointerWrite;
import dev.sallyport.auth0.Users;
import dev.sallyport.factor.EmailAddress;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.person.Person;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.sandbox.phone.Message;
import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import dev.sallyport.testsupport.CleanSlate;
import dev.sallyport.token.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Mails that really go out: by the mail client that production has, to the sandbox's mail server. Covers C6.48.
@QuarkusTest
class NoticeDeliveryTest {
    private static final String WRENS_MAIL = "wren@example.com";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    // What is a day old is not told any more.
    private final Instant at = Instant.now();

    @Inject
    Sandbox sandbox;

    @Inject
    CleanSlate slate;

    @Inject
    Tenant tenant;

    @Inject
    Audit audit;

    @Inject
    Notices notices;

    @Inject
    NoticeStore store;

    @Inject
    NoticeDelivery delivery;

    @Inject
    NotMeLink link;

    @Inject
    ReactiveMailer mailer;

    @Inject
    MeterRegistry meters;

    @Inject
    Database database;

    @BeforeEach
    void begin() {
        slate.wipe();
    }

    @Test
    void personIsToldWhatHappened_whenAndWhere_andHowToStopIt() {
        happens(new Notice(NoticeKind.RECOVERY_CODE_USED, FactorKind.RECOVERY, "Caffè Größenwahn", at));

        round();

        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(mail.from()).isEqualTo("Sallyport sandbox");
            assertThat(mail.text())
                    .startsWith("About your login: A recovery code was used to log in to your account.")
                    .contains("This is about your login at " + tenant.issuer() + ".")
                    .containsPattern("\n\\d+ [A-Z][a-z]+ \\d{4}, \\d\\d:\\d\\d UTC, at Caffè Größenwahn\n")
                    .containsPattern("\nhttp://localhost:\\d+/not-me\\?notice=sandbox%3A[\\w-]{80,}\n");
        });
    }

    @Test
    void whatHappensTogetherIsOneMail_andIsToldOnce() {
        happens(new Notice(NoticeKind.FACTOR_ADDED, FactorKind.TOTP, "Paper Kite", at.minusSeconds(9)));
        happens(new Notice(NoticeKind.RECOVERY_CODES_RENEWED, FactorKind.RECOVERY, "Paper Kite", at));

        round();
        round();

        assertThat(mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .startsWith("About your login\n")
                        .containsSubsequence("An authenticator app was added", "Recovery codes were made"));
        assertThat(owed()).isZero();
    }

    @Test
    void mailServerThatTakesNothingIsAskedAgain() {
        happens(new Notice(NoticeKind.RESET, null, null, at));
        sandbox.mails().refuseNext(1);

        round();
        assertThat(mails()).isEmpty();
        run("UPDATE notices SET due_at = 0");
        round();

        assertThat(mails()).hasSize(1);
    }

    @Test
    void tenantThatDoesNotAnswerIsAskedAgain() {
        happens(new Notice(NoticeKind.RESET, null, null, at));
        sandbox.tenant().managementFaults().next(2, 500);

        round();
        assertThat(mails()).isEmpty();
        assertThat(owed()).isEqualTo(1);
        run("UPDATE notices SET due_at = 0");
        round();

        assertThat(mails()).hasSize(1);
    }

    @Test
    void addressThatMayBeSomebodyElsesIsNotWrittenTo() {
        happens(new Notice(NoticeKind.RESET, null, null, at));

        knowing(new EmailLookup.Found(new EmailAddress(WRENS_MAIL), false))
                .round()
                .await()
                .atMost(PATIENCE);

        assertThat(mails()).isEmpty();
        assertThat(owed()).isZero();
    }

    @Test
    void whoHasNoAddressIsNotAskedForAgain() {
        happens(new Notice(NoticeKind.RESET, null, null, at));

        knowing(new EmailLookup.NoEmail()).round().await().atMost(PATIENCE);

        assertThat(owed()).isZero();
    }

    private NoticeDelivery knowing(EmailLookup answer) {
        Users users = new Users() {
            @Override
            public Uni<EmailLookup> emailOf(Person person) {
                return Uni.createFrom().item(answer);
            }

            @Override
            public Uni<PointerWrite> write(Person person, Pointer pointer) {
                throw new AssertionError("Nobody's pointer is written to tell them something");
            }
        };
        return new NoticeDelivery(store, users, mailer, link, meters);
    }

    private void happens(Notice notice) {
        Person wren = new Person(tenant.issuer(), "auth0|wren");
        audit.record(AuditEvent.of(AuditName.USER_UPDATED, wren), notices.owed(wren, notice))
                .await()
                .atMost(PATIENCE);
    }

    private void round() {
        delivery.round().await().atMost(PATIENCE);
    }

    private List<Message> mails() {
        return sandbox.inbox().to(WRENS_MAIL);
    }

    private int owed() {
        return Math.toIntExact(
                run("SELECT COUNT(*) AS number FROM notices").getFirst().number("number"));
    }

    private List<Row> run(String sql) {
        return database.run(Statement.of(sql)).await().atMost(PATIENCE);
    }
}
