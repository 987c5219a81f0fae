package dev.sallyport.cli;

/// How a verb ended: what the program's status will be, and one line that tells a person.
record Outcome(int status, String line) {
    static final int DONE = 0;
    static final int BAD = 1;
    static final int UNUSABLE = 2;
    static final int NOT_DONE = 3;

    static Outcome done(String line) {
        return new Outcome(DONE, line);
    }

    /// The verb did its work, and what it found is bad.
    static Outcome bad(String line) {
        return new Outcome(BAD, line);
    }

    /// The verb could not do its work, or not all of it.
    static Outcome notDone(String line) {
        return new Outcome(NOT_DONE, line);
    }

    void print() {
        (status == DONE ? System.out : System.err).println(line);
    }
}
