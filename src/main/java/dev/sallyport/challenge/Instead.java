package dev.sallyport.challenge;

import dev.sallyport.factor.Channel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the code page offers first in the place of a code that was lost: the next channel, after the last one another
/// authenticator, and then what is left.
///
/// @param step what its form posts to
/// @param field the form's one field, and its value
public record Instead(String step, String field, String value, String label) {

    /// Empty if no way is left.
    ///
    /// @param channels those that may be taken now or after a wait; none if no more codes are to be sent
    public static Optional<Instead> of(Channel lost, List<ResendWay> channels, List<OtherWay> others) {
        int tried = channels.stream().map(ResendWay::channel).toList().indexOf(lost.wireName());
        Stream<Instead> after = channels.stream().skip(tried + 1L).map(Instead::resend);
        Stream<Instead> before = channels.stream().limit(tried + 1L).map(Instead::resend);
        return Stream.of(after, others.stream().map(Instead::other), before)
                .flatMap(ways -> ways)
                .findFirst();
    }

    /// Whether it sends a code, for which there are limits.
    public boolean sends() {
        return step.equals("resend");
    }

    public boolean isBy(ResendWay way) {
        return sends() && value.equals(way.channel());
    }

    private static Instead resend(ResendWay way) {
        return new Instead("resend", "channel", way.channel(), way.label());
    }

    private static Instead other(OtherWay way) {
        return new Instead("way", "way", way.id(), way.label());
    }
}
