package dev.tollgate.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header {@code accept-encoding} (RFC 9110, section 12.5.3). */
final class AcceptEncoding {
    private static final String NONE = "identity";
    private static final String ANY = "*";

    /** What stands for {@code *}: every client that takes anything takes this. */
    private static final String FOR_ANY = "gzip";

    private AcceptEncoding() {}

    static String narrow(@Nullable String header) {
        if (header == null) {
            return NONE;
        }
        List<String> left = new ArrayList<>();
        boolean any = false;
        boolean accepted = false;
        for (String element : header.split(",", -1)) {
            String coding = element.strip();
            int weight = coding.indexOf(';');
            String name = weight < 0 ? coding : coding.substring(0, weight).strip();
            boolean refused = weight >= 0 && refused(coding.substring(weight + 1));
            if (name.isEmpty()) {
                continue;
            }
            if (name.equals(ANY) && !refused) {
                any = true;
            } else if (refused || ContentCoding.of(name) != null) {
                left.add(coding);
                accepted |= !refused;
            }
        }
        if (!accepted) {
            left.add(0, any ? FOR_ANY : NONE);
        }
        return String.join(", ", left);
    }

    /** Whether a weight such as {@code q=0} or {@code q=0.000} says that the coding is not wanted. */
    private static boolean refused(String parameter) {
        String weight = parameter.replace(" ", "");
        return weight.regionMatches(true, 0, "q=0", 0, 3)
                && weight.chars().skip(3).allMatch(c -> c == '0' || c == '.');
    }
}
