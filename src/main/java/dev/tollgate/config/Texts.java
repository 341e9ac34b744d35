package dev.tollgate.config;

import dev.tollgate.config.form.ListOf;
import dev.tollgate.config.form.MapOf;
import dev.tollgate.config.form.Text;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The kinds of text that several sections of the file have in common. */
final class Texts {
    private static final Pattern HOST_LABELS =
            Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\\.)*[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

    static final Text<String> HOSTNAME = Text.of(
            "a host name such as api.example.com, *.example.com or *", null, text -> isHostPattern(text) ? text : null);

    static final Text<String> URL_PATH = Text.of("a path that begins with /", "^/", Texts::urlPath);

    static final Text<String> FILE = Text.of("the path of a file", null, text -> text.isBlank() ? null : text);

    static final Text<Pattern> REGEX = Text.of("a regular expression", null, Texts::regex);

    static final Text<String> METHOD = Text.of(
            "an HTTP method in capitals, such as POST", "^[A-Z]+$", text -> text.matches("[A-Z]+") ? text : null);

    static final Text<String> HEADER_NAME = Text.of("the name of a header", null, text -> isToken(text) ? text : null);

    private static final Text<String> HEADER_TEXT =
            Text.secret("a header's value, without line ends", text -> isHeaderValue(text) ? text : null);

    static final MapOf<String> HEADERS = new MapOf<>("names of headers", Texts::isToken, HEADER_TEXT);

    static final ListOf<String> HEADER_NAMES = ListOf.of(HEADER_NAME);

    static final Text<Authority> AUTHORITY =
            Text.of("a host with a port, such as 127.0.0.1:9900 or [::1]:9900", null, Authority::parse);

    /** Agentgateway's addresses of its own ports. */
    static final Text<InetSocketAddress> ADDRESS =
            Text.of("an address with a port, such as 127.0.0.1:15000 or localhost:15000", null, Texts::address);

    static final Text<String> LISTEN = Text.of("an IP address such as 0.0.0.0, or localhost", null, text -> {
        InetAddress address = ip(text);
        return address == null ? null : address.getHostAddress();
    });

    private Texts() {}

    static boolean isHost(String text) {
        return text.length() <= 253 && HOST_LABELS.matcher(text).matches();
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    private static boolean isHeaderValue(String text) {
        return HEADER_VALUE.matcher(text).matches();
    }

    private static boolean isHostPattern(String text) {
        return text.equals("*") || isHost(text.startsWith("*.") ? text.substring(2) : text);
    }

    private static @Nullable String urlPath(String text) {
        boolean sound = text.startsWith("/") && text.chars().allMatch(character -> character > ' ' && character < 0x7f);
        return sound ? text : null;
    }

    private static @Nullable Pattern regex(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    private static @Nullable InetSocketAddress address(String text) {
        Authority authority = Authority.parse(text);
        InetAddress ip = authority == null ? null : ip(authority.host());
        return authority == null || ip == null || authority.port() == Authority.NO_PORT
                ? null
                : new InetSocketAddress(ip, authority.port());
    }

    /** An IP address, with or without the brackets of an IPv6 one; never asks a name server. */
    static @Nullable InetAddress ip(String text) {
        if (text.equals("localhost")) {
            return InetAddress.ofLiteral("127.0.0.1");
        }
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        try {
            return InetAddress.ofLiteral(bracketed ? text.substring(1, text.length() - 1) : text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
