package dev.sallyport.notice;

import jakarta.inject.Singleton;
import java.time.Duration;

/// Sends what there is to tell when a test wants it: the scheduler is off in tests.
@Singleton
public final class Delivering {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final NoticeDelivery delivery;

    Delivering(NoticeDelivery delivery) {
        this.delivery = delivery;
    }

    public void now() {
        delivery.round().await().atMost(PATIENCE);
    }
}
