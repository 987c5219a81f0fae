package dev.sallyport.factor.totp;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/// A text as a QR code in SVG, for the middle of a page: no style and no script, which the page's policy forbids.
///
/// Dark on light in dark mode too, since not every app reads the reverse.
public final class QrCode {
    /// ISO/IEC 18004: four modules of light around it.
    private static final int QUIET = 4;

    // A screen has no scratches to make up for: the fewest and largest modules are read from the farthest.
    private static final Map<EncodeHintType, ?> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.L, EncodeHintType.MARGIN, QUIET);

    private QrCode() {}

    /// An `svg` element.
    ///
    /// @param text ASCII, and none of it gets into the picture as text
    public static String svg(String text) {
        BitMatrix modules = modules(text);
        int size = modules.getWidth();
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$s %1$s" role="img" aria-label="QR code">\
                <rect width="%1$s" height="%1$s" fill="#fff"/>\
                <path fill="#000" shape-rendering="crispEdges" d="%2$s"/></svg>""".formatted(size, path(modules));
    }

    private static BitMatrix modules(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, HINTS);
        } catch (WriterException _) {
            // Its message may quote the text, which is a secret.
            throw new IllegalArgumentException("Too long for a QR code");
        }
    }

    /// One box for each run of dark modules in a row.
    private static String path(BitMatrix modules) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            int x = 0;
            while (x < modules.getWidth()) {
                int run = run(modules, x, y);
                if (run > 0) {
                    path.append("M" + x + " " + y + "h" + run + "v1h-" + run + "z");
                }
                x += Math.max(run, 1);
            }
        }
        return path.toString();
    }

    private static int run(BitMatrix modules, int x, int y) {
        int end = x;
        while (end < modules.getWidth() && modules.get(end, y)) {
            end++;
        }
        return end - x;
    }
}
