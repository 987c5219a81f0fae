package dev.sallyport.sandbox.mail;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// One client's talk with the mail server, line by line.
final class MailSession {
    private final NetSocket socket;
    private final BooleanSupplier refuses;
    private final Consumer<Mail> delivery;
    private final List<String> recipients = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private boolean inData;

    MailSession(NetSocket socket, BooleanSupplier refuses, Consumer<Mail> delivery) {
        this.socket = socket;
        this.refuses = refuses;
        this.delivery = delivery;
        socket.handler(RecordParser.newDelimited("\r\n", this::line));
    }

    void greet() {
        say("220 sandbox.example ESMTP");
    }

    private void line(Buffer buffer) {
        String line = buffer.toString(StandardCharsets.UTF_8);
        if (inData) {
            data(line);
        } else {
            command(line);
        }
    }

    private void command(String line) {
        String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        switch (verb) {
            case "EHLO", "HELO", "NOOP" -> say("250 sandbox.example");
            case "MAIL" -> say(refuses.getAsBoolean() ? "452 4.2.2 The sandbox takes no mail now" : "250 2.1.0 OK");
            case "RCPT" -> {
                recipients.add(line.replaceAll("(?i)^RCPT TO: *<([^>]*)>.*$", "$1"));
                say("250 2.1.5 OK");
            }
            case "DATA" -> {
                inData = true;
                say("354 End with a dot on a line of its own");
            }
            case "RSET" -> {
                begin();
                say("250 2.0.0 OK");
            }
            case "QUIT" -> {
                say("221 2.0.0 Bye");
                socket.close();
            }
            default -> say("502 5.5.1 The sandbox does not know " + verb);
        }
    }

    private void data(String line) {
        if (!line.equals(".")) {
            // RFC 5321, 4.5.2: a dot in front was doubled.
            lines.add(line.startsWith(".") ? line.substring(1) : line);
            return;
        }
        delivery.accept(Mail.of(List.copyOf(recipients), List.copyOf(lines)));
        begin();
        say("250 2.0.0 OK");
    }

    private void begin() {
        inData = false;
        recipients.clear();
        lines.clear();
    }

    private void say(String reply) {
        socket.write(reply + "\r\n");
    }
}
