package dev.sallyport.sandbox.phone;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What the page shows of one phone, in the words of its template.
///
/// Without a number in the address it follows the phone that something happened to last.
record Screen(List<Line> lines, Line shown, List<Message> messages) {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private static final Map<String, Object> NO_APP = Map.of("installed", false, "code", "", "left", 0, "period", 0);

    static Screen of(List<Line> known, Inbox inbox, String asked) {
        List<Line> lines = known.stream()
                .sorted(Comparator.comparing((Line line) -> lastEvent(line, inbox))
                        .reversed())
                .toList();
        // A plus sign typed into an address arrives as a blank, so only the digits are compared.
        Line shown = lines.stream()
                .filter(line -> digits(line.number()).equals(digits(asked)))
                .findFirst()
                .orElse(lines.getFirst());
        return new Screen(lines, shown, inbox.to(shown.number()));
    }

    Map<String, Object> data() {
        Map<String, Object> app = shown.code().map(Screen::running).orElse(NO_APP);
        String newest = messages.isEmpty() ? "" : messages.getFirst().at().toString();
        return Map.of(
                "number", shown.number(),
                "spaced", shown.spaced(),
                "owner", shown.owner(),
                "lines", lines.stream().map(this::choice).toList(),
                "app", app,
                "messages", messages.stream().map(Screen::bubble).toList(),
                // The script swaps a part when its version is another one.
                "linesVersion", version(lines.stream().map(Line::number).toList()),
                "appVersion", version(shown.code().map(RunningCode::digits).orElse("")),
                "inboxVersion", version(messages.size() + " " + newest));
    }

    private String version(Object content) {
        return shown.number() + " " + content;
    }

    private Map<String, Object> choice(Line line) {
        return Map.of(
                "spaced", line.spaced(),
                "owner", line.owner(),
                "address", "/phone?number=" + URLEncoder.encode(line.number(), StandardCharsets.UTF_8),
                "current", line.equals(shown));
    }

    private static Map<String, Object> running(RunningCode code) {
        return Map.of(
                "installed", true,
                "code", GroupedDigits.of(code.digits()),
                "left", code.left().toMillis(),
                "seconds", code.left().plusMillis(999).toSeconds(),
                "period", code.period().toMillis(),
                "gone", 100 - 100 * code.left().toMillis() / code.period().toMillis());
    }

    private static Map<String, Object> bubble(Message message) {
        return Map.of(
                "call", message.kind() == Message.Kind.CALL,
                "code", message.code(),
                "text", message.text(),
                "at", message.at().toString(),
                "time", CLOCK.format(message.at()));
    }

    private static Instant lastEvent(Line line, Inbox inbox) {
        return inbox.newest(line.number()).map(Message::at).orElse(line.since());
    }

    private static String digits(String number) {
        return number.replaceAll("[^0-9]", "");
    }
}
