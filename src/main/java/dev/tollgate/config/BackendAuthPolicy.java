package dev.tollgate.config;

import dev.tollgate.config.form.Form;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.OneOf;
import dev.tollgate.forward.BackendAuth;
import java.util.List;
import java.util.Map;

/** {@code backendAuth}: the key that the provider gets, or the client's own passed through. */
final class BackendAuthPolicy {
    /** Undoes what an outer place says: the client's credentials go on to the provider. */
    record Passthrough() implements PolicyLayer.Inward {}

    private static final Key<BackendAuth> INLINE = Key.telling(
            "key", SecretForm.WRAPPED.map(BackendAuth::new), "the key; given as `{file: path}` it is read from a file");
    private static final Key<Passthrough> PASSTHROUGH = Key.telling(
            "passthrough",
            Mapping.of().notSupported("location").reads(fields -> new Passthrough()),
            "`{}` hands the client's own credentials on, also where an outer place sets a key");

    static final Form<Record> FORM = OneOf.<Record>of(
                    List.of(INLINE, PASSTHROUGH),
                    "aws",
                    "azure",
                    "copilot",
                    "credentials",
                    "crossAppAccess",
                    "gcp",
                    "jwtSign",
                    "oauthTokenExchange")
            .named("backendAuth");

    static final PolicyKey KEY = new PolicyKey(
            Key.telling(
                    "backendAuth", FORM, "the credential for the provider; without one the client's own is handed on"),
            policies -> policies.find(BackendAuth.class) == null ? null : Map.of("key", ConfigurationView.REDACTED));

    private BackendAuthPolicy() {}
}
