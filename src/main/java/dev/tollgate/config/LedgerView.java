package dev.tollgate.config;

import dev.tollgate.ledger.LedgerSettings;
import dev.tollgate.ledger.LedgerSettings.OnClientDisconnect;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code config.ledger} in force, without a password. */
final class LedgerView {
    private LedgerView() {}

    static Map<String, Object> of(@Nullable LedgerSettings ledger) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("enabled", ledger != null);
        if (ledger != null) {
            view.put("url", ledger.url().toString());
            view.put("durability", LedgerForm.text(ledger.durability()));
            view.put("onFailure", LedgerForm.text(ledger.onFailure()));
            view.put(
                    "onClientDisconnect",
                    switch (ledger.onClientDisconnect()) {
                        case OnClientDisconnect.Cancel cancel -> "cancel";
                        case OnClientDisconnect.Drain drain -> Map.of("drain", Views.text(drain.limit()));
                    });
            Map<String, Object> retention = new TreeMap<>();
            ledger.retention().keep().forEach((state, keep) -> retention.put(state.text(), keep.toDays() + "d"));
            view.put("retention", retention);
            view.put("capacity", ledger.capacity());
        }
        return view;
    }
}
