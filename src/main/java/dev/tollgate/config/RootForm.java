package dev.tollgate.config;

import dev.tollgate.config.form.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The whole file. */
final class RootForm {
    /** Everything that the file says, before it is put together. */
    record Draft(List<BindForm.Draft> binds, BindForm.@Nullable Draft llm, ServerForm server, FrontendForm frontend) {}

    static final Mapping<Draft> FORM = Mapping.of(
                    BindForm.BINDS, LlmForm.LLM, ServerForm.CONFIG, FrontendForm.FRONTEND_POLICIES)
            .notSupported(
                    "backends",
                    "gateways",
                    "mcp",
                    "policies",
                    "routeGroups",
                    "routes",
                    "services",
                    "tcpRoutes",
                    "ui",
                    "workloads")
            .reads(fields -> {
                if (!fields.has(BindForm.BINDS) && !fields.has(LlmForm.LLM)) {
                    fields.mapping().fault("the file has nothing to serve", "binds or llm");
                }
                return new Draft(
                        fields.get(BindForm.BINDS, List.of()),
                        fields.find(LlmForm.LLM),
                        fields.get(ServerForm.CONFIG, ServerForm.none(fields.mapping())),
                        fields.get(FrontendForm.FRONTEND_POLICIES, FrontendForm.NONE));
            });

    private RootForm() {}
}
