package dev.tollgate.translate;

import org.jspecify.annotations.Nullable;

/**
 * The translation of one streamed answer: is fed with the provider's events, writes the client's frames as they come.
 * For one thread at a time.
 */
public interface StreamTranslation {

    /**
     * One server-sent event of the provider.
     *
     * @param name the event's name; null where the provider's dialect has none
     * @param data the event's data, without {@code data:} and line ends
     */
    void event(@Nullable String name, byte[] data, Output out);

    /**
     * The provider's stream ended. Where the end of its dialect was not seen, this writes an error event: a stream that
     * is cut must look cut.
     */
    void end(Output out);

    /** Whether the end of the client's dialect, or an error event, was written. Nothing is written after it. */
    boolean terminated();

    /** Takes the client's frames. */
    interface Output {

        /** One complete frame, with its {@code event:} and {@code data:} lines and the empty line at its end. */
        void write(byte[] frame);
    }
}
