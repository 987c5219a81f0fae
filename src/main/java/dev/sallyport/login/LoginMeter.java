package dev.sallyport.login;

import dev.sallyport.challenge.CodeCheck;
import dev.sallyport.factor.Approval;
import dev.sallyport.factor.Arrival;
import dev.sallyport.factor.Asking;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.FactorKind;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/// Counts what happens in logins. What tells one count from another is always a word of ours, never anything that a
/// person, a provider or a request brings: no count grows with the number of people, and none can be led back to one.
@Singleton
final class LoginMeter {
    private final MeterRegistry meters;
    private final LostPeople lost;

    LoginMeter(MeterRegistry meters, LostPeople lost) {
        this.meters = meters;
        this.lost = lost;
    }

    void opened(Login login) {
        count(
                "sallyport.logins.opened",
                "at",
                switch (login.stage()) {
                    case Stage.Enrolling _ -> "phone";
                    case Stage.Proving _ -> "code";
                    case Stage.Proven _ -> "proven";
                    case Stage.Refused(var reason) -> reason.code();
                });
        if (login.stage() instanceof Stage.Refused(var reason) && reason.tellsOfALostStore()) {
            lost.add(login.request().person());
        }
    }

    void proven(FactorKind factor) {
        count("sallyport.logins.proven", "factor", factor.wireName());
    }

    void moves(String outcome) {
        count("sallyport.moves", "outcome", outcome);
    }

    /// A refusal is counted as often as its page is shown: some come and go with time, and are stored nowhere.
    void showsRefusal(Refusal reason) {
        count("sallyport.refusals.shown", "reason", reason.code());
    }

    void sent(Channel wanted, Delivery delivery) {
        meters.counter(
                        "sallyport.codes.sent",
                        "channel",
                        word(wanted),
                        "outcome",
                        switch (delivery) {
                            case Delivery.Sent _ -> "sent";
                            case Delivery.InTheApp _ -> "in-the-app";
                            case Delivery.NotSent _ -> "not-sent";
                            case Delivery.Unavailable _ -> "unavailable";
                        })
                .increment();
    }

    void arrived(Channel channel, Arrival arrival) {
        meters.counter("sallyport.codes.arrived", "channel", word(channel), "outcome", word(arrival))
                .increment();
    }

    void withheld(Channel wanted) {
        meters.counter("sallyport.codes.sent", "channel", word(wanted), "outcome", "withheld")
                .increment();
    }

    void checked(CodeCheck check) {
        count(
                "sallyport.codes.checked",
                "outcome",
                switch (check) {
                    case CodeCheck.Approved _ -> "right";
                    case CodeCheck.Wrong _ -> "wrong";
                    case CodeCheck.LockedOut _ -> "locked-out";
                    case CodeCheck.Disabled _ -> "disabled";
                    case CodeCheck.Unavailable _ -> "unavailable";
                });
    }

    void asked(Asking asking) {
        count(
                "sallyport.pushes.asked",
                "outcome",
                switch (asking) {
                    case Asking.Asked _ -> "asked";
                    case Asking.NotReachable _ -> "not-reachable";
                    case Asking.Unavailable _ -> "unavailable";
                });
    }

    void notAsked() {
        count("sallyport.pushes.asked", "outcome", "withheld");
    }

    void answered(Approval answer) {
        count(
                "sallyport.pushes.answered",
                "outcome",
                switch (answer) {
                    case Approval.Approved _ -> "approved";
                    case Approval.Denied _ -> "denied";
                    case Approval.ReportedNotMe _ -> "not-me";
                    case Approval.Expired _ -> "expired";
                    case Approval.Waiting _ -> "waiting";
                    case Approval.Unavailable _ -> "unavailable";
                });
    }

    private void count(String what, String by, String word) {
        meters.counter(what, by, word).increment();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
