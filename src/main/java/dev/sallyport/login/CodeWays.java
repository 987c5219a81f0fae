package dev.sallyport.login;

import dev.sallyport.challenge.Challenge;
import dev.sallyport.challenge.DeliveryText;
import dev.sallyport.challenge.Following;
import dev.sallyport.challenge.Instead;
import dev.sallyport.challenge.OtherWay;
import dev.sallyport.challenge.ResendWay;
import dev.sallyport.challenge.Sending;
import dev.sallyport.factor.Arrival;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.factor.SecondFactors;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the code of a login is, and how another one may be had, as the code page says it.
@Singleton
final class CodeWays {
    private final SecondFactors factors;
    private final LoginConfig config;
    private final Clock clock;

    CodeWays(SecondFactors factors, LoginConfig config, Clock clock) {
        this.factors = factors;
        this.config = config;
        this.clock = clock;
    }

    /// @param instead what is offered first; null unless a code was lost
    /// @param resends the other ways to ask for a code
    record Ways(CodeNews news, DeliveryText text, @Nullable Instead instead, List<ResendWay> resends) {}

    /// @param others what else the person may prove
    Uni<Ways> of(Login login, Challenge challenge, List<OtherWay> others) {
        CodeNews news = CodeNews.of(login, challenge, config, clock.instant());
        Optional<Instead> next = lost(challenge).flatMap(sent -> instead(login, challenge, sent, others));
        Instead now = next.filter(way -> !way.sends() || news.pause().isZero()).orElse(null);
        List<ResendWay> resends = resends(challenge).stream()
                .filter(way -> now == null || !now.isBy(way))
                .toList();
        return text(challenge, news, next).map(text -> new Ways(news, text, now, resends));
    }

    private static Optional<Delivery.Sent> lost(Challenge challenge) {
        return challenge.sending() instanceof Sending.Answered(Delivery.Sent sent, Following following)
                        && following != null
                        && following.arrival() == Arrival.LOST
                ? Optional.of(sent)
                : Optional.empty();
    }

    /// A lost code lifts no limit.
    private Optional<Instead> instead(Login login, Challenge challenge, Delivery.Sent lost, List<OtherWay> others) {
        List<ResendWay> channels = login.sends().areUsedUp(config.sends()) ? List.of() : resends(challenge);
        return Instead.of(lost.channel(), channels, others);
    }

    private List<ResendWay> resends(Challenge challenge) {
        return factors.sending(challenge.target().kind())
                .map(factor -> factor.channels().stream()
                        .map(channel -> ResendWay.of(channel, challenge.sending()))
                        .toList())
                .orElse(List.of());
    }

    private Uni<DeliveryText> text(Challenge challenge, CodeNews news, Optional<Instead> next) {
        Authenticator target = challenge.target();
        return switch (target.kind()) {
            case AUTHY, VERIFY, EMAIL -> Uni.createFrom().item(sent(challenge, news, next));
            case TOTP, VERIFY_TOTP, VERIFY_PUSH -> Uni.createFrom().item(DeliveryText.ofApp());
            case RECOVERY ->
                factors.backup()
                        .map(backup -> backup.left(target))
                        .orElseGet(() -> Uni.createFrom().item(0))
                        .map(DeliveryText::ofPaper);
        };
    }

    private static DeliveryText sent(Challenge challenge, CodeNews news, Optional<Instead> next) {
        return switch (challenge.sending()) {
            case Sending.Answered(Delivery.Sent sent, Following following)
            when following != null ->
                switch (following.arrival()) {
                    case ON_ITS_WAY -> DeliveryText.of(sent);
                    case DELIVERED -> DeliveryText.arrived(sent);
                    case LOST -> DeliveryText.lost(sent, next, news.pause());
                };
            case Sending.Answered(Delivery delivery, var _) -> DeliveryText.of(delivery);
            case Sending.Withheld withheld -> DeliveryText.of(withheld);
            case Sending.NotBegun _, Sending.Asked _ ->
                DeliveryText.onItsWay(Optional.ofNullable(challenge.target().phone())
                        .map(PhoneNumber::masked)
                        .orElse("your phone"));
        };
    }
}
