package dev.sallyport.sandbox.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A mail of plain text, as it came.
///
/// @param sender the name before the address, or the address
/// @param text subject and body
record Mail(List<String> recipients, String sender, String text) {
    private static final int HEX = 16;

    static Mail of(List<String> recipients, List<String> lines) {
        int end = lines.indexOf("");
        // RFC 5322, 2.2.3: a header goes on in the next line if that begins with a blank.
        List<String> headers = String.join("\n", lines.subList(0, end))
                .replaceAll("\n[ \t]", " ")
                .lines()
                .toList();
        String body = String.join("\n", lines.subList(end + 1, lines.size()));
        boolean quoted = header(headers, "Content-Transfer-Encoding")
                .filter("quoted-printable"::equalsIgnoreCase)
                .isPresent();
        String sender = header(headers, "From").orElse("nobody").replaceAll("\\s*<.*$", "");
        return new Mail(
                recipients,
                sender,
                header(headers, "Subject").orElse("") + "\n\n" + (quoted ? plain(body) : body).strip());
    }

    private static Optional<String> header(List<String> headers, String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst();
    }

    /// RFC 2045, 6.7.
    private static String plain(String quoted) {
        String joined = quoted.replaceAll("=[ \t]*\n", "");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < joined.length(); i++) {
            char next = joined.charAt(i);
            if (next == '=') {
                bytes.write(Integer.parseInt(joined.substring(i + 1, i + 3), HEX));
                i += 2;
            } else {
                bytes.write(next);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
