package dev.sallyport.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.time.Duration;
import org.apache.commons.net.ntp.NtpV3Impl;
import org.apache.commons.net.ntp.NtpV3Packet;
import org.apache.commons.net.ntp.TimeStamp;

/// A time server of this machine, whose clock a test sets.
final class TimeServerBeside implements AutoCloseable {
    private final DatagramSocket socket;
    private volatile Duration ahead = Duration.ZERO;
    private volatile int stratum = 2;

    TimeServerBeside() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::answer);
    }

    int port() {
        return socket.getLocalPort();
    }

    void isAheadBy(Duration time) {
        ahead = time;
    }

    void hasStratum(int number) {
        stratum = number;
    }

    private void answer() {
        try {
            while (true) {
                NtpV3Packet asked = new NtpV3Impl();
                DatagramPacket received = asked.getDatagramPacket();
                socket.receive(received);
                NtpV3Packet answer = new NtpV3Impl();
                answer.setMode(NtpV3Packet.MODE_SERVER);
                answer.setVersion(NtpV3Packet.VERSION_3);
                answer.setStratum(stratum);
                answer.setOriginateTimeStamp(asked.getTransmitTimeStamp());
                TimeStamp now = TimeStamp.getNtpTime(System.currentTimeMillis() + ahead.toMillis());
                answer.setReceiveTimeStamp(now);
                answer.setTransmitTime(now);
                DatagramPacket sent = answer.getDatagramPacket();
                sent.setSocketAddress(received.getSocketAddress());
                socket.send(sent);
            }
        } catch (SocketException _) {
            // Closed.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
