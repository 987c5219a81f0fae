package dev.sallyport.factor.totp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class QrCodeTest {
    private static final String LINK = "otpauth://totp/Acme:ada%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
            + "&issuer=Acme&algorithm=SHA1&digits=6&period=30";
    private static final Pattern BOX = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");
    private static final int PIXELS = 8;
    private static final int QUIET = 4;

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1_000})
    void whoScansThePictureReadsTheLink(int length) throws Exception {
        String link = LINK + "x".repeat(length);

        assertThat(read(QrCode.svg(link))).isEqualTo(link);
    }

    @Test
    void pictureIsTwoShapesWithATextForWhoeverCannotSeeIt() throws Exception {
        Element svg = parsed(QrCode.svg(LINK)).getDocumentElement();

        assertThat(svg.getTagName()).isEqualTo("svg");
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("aria-label")).isEqualTo("QR code");
        assertThat(svg.getElementsByTagName("*").getLength()).isEqualTo(2);
        assertThat(child(svg, "rect").getAttribute("fill")).isEqualTo("#fff");
        assertThat(child(svg, "path").getAttribute("fill")).isEqualTo("#000");
    }

    @Test
    void pictureNeedsNothingThatThePolicyOfAPageForbids() {
        assertThat(QrCode.svg(LINK)).doesNotContainIgnoringCase("style").doesNotContainIgnoringCase("script");
    }

    @Test
    void fourModulesOfLightSurroundIt() throws Exception {
        String svg = QrCode.svg(LINK);
        int size = size(svg);

        assertThat(boxes(svg)).isNotEmpty().allSatisfy(box -> {
            assertThat(number(box, 1)).isBetween(QUIET, size - QUIET - number(box, 3));
            assertThat(number(box, 2)).isBetween(QUIET, size - QUIET - 1);
        });
    }

    @Test
    void pictureOfAnOrdinaryLinkIsSmall() {
        assertThat(QrCode.svg(LINK)).hasSizeLessThan(10_000);
    }

    private static String read(String svg) throws Exception {
        int width = size(svg) * PIXELS;
        int[] pixels = new int[width * width];
        Arrays.fill(pixels, 0xffffff);
        for (MatchResult box : boxes(svg)) {
            for (int y = number(box, 2) * PIXELS; y < (number(box, 2) + 1) * PIXELS; y++) {
                int from = y * width + number(box, 1) * PIXELS;
                Arrays.fill(pixels, from, from + number(box, 3) * PIXELS, 0);
            }
        }
        return decoded(pixels, width);
    }

    private static String decoded(int[] pixels, int width) throws ReaderException {
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels))))
                .getText();
    }

    private static List<MatchResult> boxes(String svg) throws Exception {
        String path = child(parsed(svg).getDocumentElement(), "path").getAttribute("d");
        assertThat(BOX.matcher(path).replaceAll("")).isEmpty();
        return BOX.matcher(path).results().toList();
    }

    private static int size(String svg) throws Exception {
        return Integer.parseInt(
                parsed(svg).getDocumentElement().getAttribute("viewBox").split(" ", -1)[3]);
    }

    private static int number(MatchResult box, int group) {
        return Integer.parseInt(box.group(group));
    }

    private static Element child(Element parent, String name) {
        return (Element) parent.getElementsByTagName(name).item(0);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
