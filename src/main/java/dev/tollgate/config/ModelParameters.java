package dev.tollgate.config;

import dev.tollgate.config.form.Fields;
import dev.tollgate.config.form.Form;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.Text;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * {@code llm.models[].params}.
 *
 * @param hostGiven whether the file names a host, soundly or not
 * @param apiKey null hands the client's own credentials on
 * @param https whether {@code baseUrl} says so
 */
record ModelParameters(
        boolean hostGiven,
        @Nullable String model,
        @Nullable String apiKey,
        @Nullable Authority authority,
        boolean https,
        @Nullable String pathOverride,
        @Nullable String pathPrefix) {
    static final ModelParameters NONE = new ModelParameters(false, null, null, null, false, null, null);

    /** @param path null where the URL has none, which leaves the provider's own */
    private record BaseUrl(
            Authority authority, boolean https, @Nullable String path) {}

    private static final Key<String> MODEL =
            Key.optional("model", Text.ANY, "asked of the provider instead of the caller's name for it");
    private static final Key<String> API_KEY = Key.telling(
            "apiKey",
            SecretForm.FORM,
            "the key for the provider, or `{file: path}`; without one the client's is handed on");
    private static final Key<BaseUrl> BASE_URL = Key.optional(
            "baseUrl",
            Text.of("a URL such as https://api.example.com/v1", "^https?://", ModelParameters::baseUrl),
            "where the provider is called; a path takes the place of the provider's own prefix `/v1`");

    static final Form<ModelParameters> FORM = Mapping.of(
                    MODEL,
                    API_KEY,
                    BASE_URL,
                    BackendForm.HOST_OVERRIDE,
                    BackendForm.PATH_OVERRIDE,
                    BackendForm.PATH_PREFIX)
            .notSupported(
                    "awsRegion",
                    "azureApiVersion",
                    "azureHost",
                    "azureProjectName",
                    "azureResourceName",
                    "azureResourceType",
                    "bedrockEndpointPreference",
                    "tokenize",
                    "vertexProject",
                    "vertexRegion")
            .reads(ModelParameters::of);

    private static ModelParameters of(Fields fields) {
        BaseUrl url = fields.find(BASE_URL);
        Authority host = fields.find(BackendForm.HOST_OVERRIDE);
        boolean byUrl = fields.has(BASE_URL);
        boolean byHost = fields.has(BackendForm.HOST_OVERRIDE);
        if (byUrl && byHost) {
            fields.at(BackendForm.HOST_OVERRIDE)
                    .fault("the host is given twice, by baseUrl and by hostOverride", "baseUrl");
        }
        String prefix = fields.find(BackendForm.PATH_PREFIX);
        return new ModelParameters(
                byUrl || byHost,
                fields.find(MODEL),
                fields.find(API_KEY),
                url == null ? host : url.authority(),
                url != null && url.https(),
                fields.find(BackendForm.PATH_OVERRIDE),
                prefix == null && url != null ? url.path() : prefix);
    }

    /** The provider that these parameters and the entry's kind make. */
    Upstream upstream(String name, ProviderForm.Choice choice) {
        return new Upstream(
                name, model == null ? choice : choice.with(model), authority, https, pathOverride, pathPrefix);
    }

    private static @Nullable BaseUrl baseUrl(String text) {
        try {
            URI uri = new URI(text);
            boolean https = "https".equals(uri.getScheme());
            if (!(https || "http".equals(uri.getScheme()))
                    || uri.getHost() == null
                    || uri.getUserInfo() != null
                    || uri.getQuery() != null
                    || uri.getFragment() != null) {
                return null;
            }
            int port = uri.getPort() < 0 ? (https ? 443 : 80) : uri.getPort();
            Authority authority = Authority.parse(uri.getHost() + ":" + port);
            String path = uri.getRawPath().replaceFirst("/+$", "");
            return authority == null ? null : new BaseUrl(authority, https, path.isEmpty() ? null : path);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
