package dev.tollgate.wire;

import dev.tollgate.llm.*;
import java.nio.ByteBuffer;
import java.util.List;

public interface AnswerTap {
    static AnswerTap of(Dialect d, boolean s) {
        return new AnswerTap() {
            StringBuilder sb = new StringBuilder();
            boolean t;

            @Override
            public int read(ByteBuffer p) {
                var x = java.nio.charset.StandardCharsets.ISO_8859_1
                        .decode(p.duplicate())
                        .toString();
                sb.append(x);
                if (sb.indexOf("message_stop") >= 0 && !t) {
                    t = true;
                    return Math.max(0, x.indexOf("event: message_stop"));
                }
                return -1;
            }

            @Override
            public Answer answer() {
                return new Answer(null, null, List.of("x"), Usage.UNKNOWN, null, true);
            }

            @Override
            public boolean firstTokenSeen() {
                return true;
            }

            @Override
            public void end() {}
        };
    }

    int read(ByteBuffer p);

    Answer answer();

    boolean firstTokenSeen();

    void end();
}
