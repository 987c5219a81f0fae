package dev.sallyport.sandbox.phone;

import static java.util.Map.entry;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the page shows of one phone, in the words of its template.
///
/// Without a number in the address it follows the phone that something happened to last.
record Screen(
        List<Line> lines, Line shown, List<Message> messages, List<PushRequest> requests, Set<Message.Kind> losses) {
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /// Whose answers can be made to go wrong, and where.
    private static final List<Map<String, String>> PROVIDERS = List.of(
            Map.of("name", "Authy, its app too", "path", "authy"),
            Map.of("name", "Twilio Verify", "path", "verify"),
            Map.of("name", "Auth0’s Management API", "path", "management"));

    private static final Map<String, Object> NO_APP = without(true);
    private static final Map<String, Object> UNKNOWN_TO_APP = without(false);

    static Screen of(List<Line> known, Inbox inbox, PushApp pushes, String asked) {
        List<Line> lines = Stream.concat(known.stream(), others(known, inbox))
                .sorted(Comparator.comparing((Line line) -> lastEvent(line, inbox, pushes))
                        .reversed())
                .toList();
        // A plus sign typed into an address arrives as a blank.
        Line shown = lines.stream()
                .filter(line -> plain(line.number()).equals(plain(asked)))
                .findFirst()
                .orElse(lines.getFirst());
        return new Screen(
                lines, shown, inbox.to(shown.number()), pushes.requests(shown.number()), inbox.losses(shown.number()));
    }

    /// Phones that only another provider than the app's has sent something to.
    private static Stream<Line> others(List<Line> known, Inbox inbox) {
        return inbox.numbers().stream()
                .filter(number -> known.stream().noneMatch(line -> line.number().equals(number)))
                .flatMap(number -> inbox.newest(number).stream())
                .map(newest -> new Line(
                        newest.to(), spaced(newest.to()), newest.from(), newest.at(), Optional.empty(), false));
    }

    private static String spaced(String number) {
        try {
            return NUMBERS.format(NUMBERS.parse(number, null), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException _) {
            return number;
        }
    }

    Map<String, Object> data() {
        Map<String, Object> app = shown.code().map(Screen::running).orElse(shown.knowsApp() ? NO_APP : UNKNOWN_TO_APP);
        String newest = messages.isEmpty() ? "" : messages.getFirst().at().toString();
        return Map.ofEntries(
                entry("number", shown.number()),
                entry("spaced", shown.spaced()),
                entry("owner", shown.owner()),
                entry("lines", lines.stream().map(this::choice).toList()),
                entry("app", app),
                entry("requests", requests.stream().map(PushRequest::shown).toList()),
                entry("messages", messages.stream().map(Screen::bubble).toList()),
                entry("providers", PROVIDERS),
                entry("losses", Stream.of(Message.Kind.values()).map(this::loss).toList()),
                // The script swaps a part when its version is another one.
                entry("linesVersion", version(lines.stream().map(Line::number).toList())),
                entry(
                        "appVersion",
                        version(shown.code().map(RunningCode::digits).orElse(""))),
                entry(
                        "requestsVersion",
                        version(requests.stream().map(PushRequest::id).toList())),
                entry("inboxVersion", version(messages.size() + " " + newest)));
    }

    private Map<String, Object> loss(Message.Kind kind) {
        boolean lost = losses.contains(kind);
        String what = switch (kind) {
            case TEXT -> "texts";
            case CALL -> "calls";
            case WHATSAPP -> "WhatsApp messages";
            case EMAIL -> "e-mails";
        };
        return Map.of(
                "kind",
                kind.name().toLowerCase(Locale.ROOT),
                "label",
                lost ? "Let " + what + " through again" : "Lose " + what,
                "lost",
                lost);
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

    private static Map<String, Object> without(boolean known) {
        return Map.of("installed", false, "known", known, "code", "", "left", 0, "period", 0);
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
                "kind", message.kind().name().toLowerCase(Locale.ROOT),
                "title", title(message),
                "code", message.code(),
                "text", message.text(),
                "link", link(message.text()),
                "at", message.at().toString(),
                "time", CLOCK.format(message.at()));
    }

    /// What a mail program would let one press; empty if there is nothing.
    private static String link(String text) {
        Matcher link = LINK.matcher(text);
        return link.find() ? link.group() : "";
    }

    private static String title(Message message) {
        return switch (message.kind()) {
            case TEXT -> message.from();
            case CALL -> "Call from " + message.from();
            case WHATSAPP -> "WhatsApp from " + message.from();
            case EMAIL -> "E-mail from " + message.from();
        };
    }

    private static Instant lastEvent(Line line, Inbox inbox, PushApp pushes) {
        Stream<Instant> requests = pushes.requests(line.number()).stream().map(PushRequest::at);
        Stream<Instant> messages = inbox.newest(line.number()).map(Message::at).stream();
        return Stream.concat(requests, messages).max(Comparator.naturalOrder()).orElse(line.since());
    }

    private static String plain(String number) {
        return number.replaceAll("[+\\s]", "");
    }
}
