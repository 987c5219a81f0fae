package dev.sallyport.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventLoopsTest {
    @ParameterizedTest
    @CsvSource({"2, 1, 1", "8, 8, 8", "1, 8, 1"})
    void noProcessorHasTwo_andFewerRemainFewer(int proposed, int processors, int loops) {
        VertxOptions options = new VertxOptions().setEventLoopPoolSize(proposed);

        new EventLoops(processors).accept(options);

        assertThat(options.getEventLoopPoolSize()).isEqualTo(loops);
    }
}
