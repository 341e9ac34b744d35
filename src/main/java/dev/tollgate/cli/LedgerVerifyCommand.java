package dev.tollgate.cli;

import dev.tollgate.ledger.Link;
import dev.tollgate.ledger.Verification;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tollgate ledger verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks that no entry was changed, removed or added since it was written.",
            "Exits with 1 if one was, and names it."
        })
final class LedgerVerifyCommand implements Callable<Integer> {
    @Mixin
    private final LedgerOptions ledger;

    @Option(names = "--heads", description = "also prints the last hash of each chain, to be kept elsewhere")
    private boolean heads;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    LedgerVerifyCommand(LedgerPlace place) {
        this.ledger = new LedgerOptions(place);
    }

    @Override
    public Integer call() {
        return ledger.run(() -> {
            Verification found = ledger.reader().verify();
            PrintWriter out = spec.commandLine().getOut();
            for (Verification.Problem problem : found.problems()) {
                out.print(problem.kind().text() + ": " + problem.message() + "\n");
            }
            if (heads) {
                for (Link head : found.heads()) {
                    out.print("head of chain " + head.chain() + ": link " + head.seq() + " " + head.hashText() + "\n");
                }
            }
            out.print(found.entries() + " entries in " + found.chains() + " chains: "
                    + (found.whole()
                            ? "nothing was changed, removed or added"
                            : found.problems().size() + " problems")
                    + "\n");
            out.flush();
            return found.whole() ? 0 : 1;
        });
    }
}
