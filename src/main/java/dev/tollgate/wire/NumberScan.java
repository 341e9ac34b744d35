package dev.tollgate.wire;

/** Finds the end of a JSON number, whatever its spelling or size. Can stop at any byte and go on in the next piece. */
final class NumberScan {
    private enum State {
        MINUS(false),
        ZERO(true),
        WHOLE(true),
        POINT(false),
        FRACTION(true),
        E(false),
        E_SIGN(false),
        EXPONENT(true);

        /** Whether the number may end here. */
        private final boolean whole;

        State(boolean whole) {
            this.whole = whole;
        }
    }

    private State state = State.MINUS;
    private boolean over;

    /** Begins with the first byte, which must be a minus or a digit. */
    void begin(byte first) {
        state = first == '-' ? State.MINUS : first == '0' ? State.ZERO : State.WHOLE;
        over = false;
    }

    /** Whether a byte has been met that is no part of the number. */
    boolean over() {
        return over;
    }

    /** Whether what has been read is a number. */
    boolean whole() {
        return state.whole;
    }

    /** Goes on in {@code bytes[from, to)} and returns the index of the first byte that is no part of the number, or {@code to}. */
    int scan(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            byte next = bytes[at];
            if (next >= '0' && next <= '9') {
                if (state == State.ZERO) {
                    break;
                }
                state = afterDigit(next);
                at = digits(bytes, at + 1, to);
            } else {
                State after = after(next);
                if (after == state) {
                    break;
                }
                state = after;
                at++;
            }
        }
        over = at < to;
        return at;
    }

    private int digits(byte[] bytes, int from, int to) {
        int at = from;
        // after a leading zero comes no digit
        while (state != State.ZERO && at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    private State afterDigit(byte digit) {
        return switch (state) {
            case MINUS -> digit == '0' ? State.ZERO : State.WHOLE;
            case ZERO, WHOLE -> state;
            case POINT, FRACTION -> State.FRACTION;
            case E, E_SIGN, EXPONENT -> State.EXPONENT;
        };
    }

    /** The state after a byte that is not a digit; the same state when it is no part of the number. */
    private State after(byte next) {
        return switch (state) {
            case ZERO, WHOLE -> next == '.' ? State.POINT : exponent(next);
            case FRACTION -> exponent(next);
            case E -> next == '+' || next == '-' ? State.E_SIGN : State.E;
            case MINUS, POINT, E_SIGN, EXPONENT -> state;
        };
    }

    private State exponent(byte next) {
        return next == 'e' || next == 'E' ? State.E : state;
    }
}
