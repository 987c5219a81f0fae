package dev.sallyport.bench;

import java.io.IOException;

/// Load before anything is measured, until it makes the program no faster: a virtual machine takes minutes for that, on
/// the one processor that its compilers share with what they compile.
///
/// @param seconds of a round
/// @param rounds the most there are
/// @param patience how many rounds in a row have to bring nothing
record WarmUp(int seconds, int rounds, int patience) {
    /// Less than that is nothing, since rounds differ by as much.
    private static final double GAIN = 0.97;

    /// One short round, to see that the benchmark works.
    static final WarmUp TRIAL = new WarmUp(5, 1, 1);

    /// For what has nothing to compile: its caches, and the store's.
    static final WarmUp ONCE = new WarmUp(15, 1, 1);

    static final WarmUp UNTIL_COMPILED = new WarmUp(15, 24, 3);

    /// As many rounds again, while not one login is through, as on a machine that is busy with other things.
    private static final int TRIES = 12;

    /// Puts a program under load, and tells how many logins were let in.
    long of(Gate gate) throws IOException {
        long letIn = 0;
        double least = Double.MAX_VALUE;
        int inVain = 0;
        for (int round = 0; round < (letIn == 0 ? rounds * TRIES : rounds); round++) {
            if (letIn > 0 && inVain >= patience) {
                break;
            }
            double before = gate.proc().cpuSeconds();
            long done = gate.logins(seconds).done();
            double cost = (gate.proc().cpuSeconds() - before) / done;
            inVain = cost < least * GAIN ? 0 : inVain + 1;
            least = Math.min(least, cost);
            letIn += done;
        }
        return letIn;
    }
}
