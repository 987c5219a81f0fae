package dev.sallyport.time;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import org.apache.commons.net.ntp.NTPUDPClient;
import org.apache.commons.net.ntp.TimeInfo;

/// A server that tells the time by NTP (RFC 5905).
///
/// @param port 123 everywhere but in tests
record TimeServer(String host, int port) {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// How far it is ahead of this machine. Blocks for [#PATIENCE] at most, and for as long as its name takes to find.
    ///
    /// @throws IOException if there is no answer, or one that tells no time
    Duration ahead() throws IOException {
        try (NTPUDPClient client = new NTPUDPClient()) {
            client.setDefaultTimeout(PATIENCE);
            TimeInfo answer = client.getTime(InetAddress.getByName(host), port);
            answer.computeDetails();
            Long millis = answer.getOffset();
            // Stratum 0 and 16: a server that refuses, or has no clock to go by itself.
            int stratum = answer.getMessage().getStratum();
            if (millis == null || stratum < 1 || stratum > 15) {
                throw new IOException("The server tells no time, stratum " + stratum);
            }
            return Duration.ofMillis(millis);
        }
    }
}
