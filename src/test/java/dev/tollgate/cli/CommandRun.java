package dev.tollgate.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command printed, for the tests of other rooms. */
public record CommandRun(int code, String out, String err) {
    public static CommandRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Tollgate.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new CommandRun(code, out.toString(), err.toString());
    }
}
