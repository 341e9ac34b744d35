package dev.tollgate.forward;

import dev.tollgate.llm.Dialect;
import dev.tollgate.pipeline.ErrorKind;
import dev.tollgate.pipeline.GatewayError;
import dev.tollgate.translate.TranslatedError;
import dev.tollgate.translate.Translation;
import dev.tollgate.translate.Untranslatable;

/** A whole answer in the client's dialect: a good one, or the provider's error with its status and meaning. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record TranslatedWhole(int status, byte[] body) {
    /** @throws GatewayError 502 when a good answer is none of the provider's dialect */
    static TranslatedWhole of(Translation translation, int status, byte[] plain, String requestId) {
        if (status >= 300) {
            TranslatedError error = translation.translator().error(status, plain, requestId);
            return new TranslatedWhole(error.status(), error.body());
        }
        try {
            return new TranslatedWhole(status, translation.translator().answer(plain, translation.hints()));
        } catch (Untranslatable e) {
            Dialect provider = translation.translator().provider();
            throw GatewayError.provider(
                    ErrorKind.BAD_GATEWAY,
                    "not_its_dialect",
                    "The provider's answer is none of " + provider.text() + ": " + e.getMessage());
        }
    }
}
