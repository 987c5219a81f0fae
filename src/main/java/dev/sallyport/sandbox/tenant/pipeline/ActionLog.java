package dev.sallyport.sandbox.tenant.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jboss.logging.Logger;

/// What the Action wrote with `console.log`: 256 characters a line, as Auth0 keeps it, and the last hundred lines.
public final class ActionLog {
    private static final Logger LOG = Logger.getLogger("sandbox.action");
    private static final int WIDTH = 256;
    private static final int LENGTH = 100;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        String kept = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
        lines.addLast(kept);
        if (lines.size() > LENGTH) {
            lines.removeFirst();
        }
        LOG.info(kept);
    }

    /// The lines, oldest first.
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
