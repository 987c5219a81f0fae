package dev.sallyport.login;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// Tells a page of a login, while it is open, that there is something new: that the phone has answered, or what became
/// of the code.
@Singleton
final class LoginWatch {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /// Longer than anything is waited for.
    private static final long MOST_LOOKS = 180;

    private final LoginStore logins;
    private final ApprovalWatch approvals;
    private final CodeFollowing codes;
    private final LoginConfig config;
    private final Bounds bounds;
    private final Clock clock;

    LoginWatch(LoginStore logins, ApprovalWatch approvals, CodeFollowing codes, LoginConfig config, Clock clock) {
        this.logins = logins;
        this.approvals = approvals;
        this.codes = codes;
        this.config = config;
        this.bounds = Bounds.of(config);
        this.clock = clock;
    }

    /// Looks once.
    ///
    /// @param seen what the page shows of the code's way, as [CodeNews] calls it
    Uni<News> look(Login login, String seen) {
        return switch (NextStep.of(login, bounds, clock.instant())) {
            case NextStep.AwaitApproval step ->
                approvals.isOver(login, step).map(over -> over ? News.OVER : News.WAITING);
            case NextStep.AskCode _ -> codes.look(login).map(now -> ofTheCode(now, seen));
            case NextStep.ChooseFactor _,
                    NextStep.AskPhone _,
                    NextStep.Move _,
                    NextStep.KeepCodes _,
                    NextStep.HandOff _,
                    NextStep.Refuse _ -> Uni.createFrom().item(News.OVER);
        };
    }

    /// Ends when there is something to tell. It holds no thread while it lasts.
    Uni<News> untilNews(Login login, String seen) {
        return Multi.createFrom()
                .ticks()
                .every(BETWEEN_LOOKS)
                .onOverflow()
                .drop()
                .select()
                .first(MOST_LOOKS)
                .onItem()
                .transformToUniAndConcatenate(_ -> lookAfresh(login.id(), seen))
                .select()
                .where(news -> news != News.WAITING)
                .toUni()
                .onItem()
                .ifNull()
                .continueWith(News.OVER);
    }

    private Uni<News> lookAfresh(String id, String seen) {
        return logins.find(id)
                .chain(found -> found.map(login -> look(login, seen))
                        .orElseGet(() -> Uni.createFrom().item(News.OVER)));
    }

    private News ofTheCode(Login login, String seen) {
        if (!(login.stage() instanceof Stage.Proving proving)) {
            return News.OVER;
        }
        CodeNews news = CodeNews.of(login, proving.challenge(), config, clock.instant());
        if (!news.word().equals(seen)) {
            return News.NEWS;
        }
        return news.mayChange() ? News.WAITING : News.OVER;
    }
}
