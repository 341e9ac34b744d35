package dev.tollgate.simulate;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** An answer in the form of one dialect. */
interface AnswerForm {
    /** The id of the answer. */
    String id();

    /** The whole answer. */
    ObjectNode body();

    /** The answer as a stream, to its own end. */
    List<StreamEvent> events();

    /** The events of an error in mid-stream. */
    List<StreamEvent> failure();

    /** What keeps a quiet stream alive. */
    StreamEvent ping();

    /** An event whose data is {@code null}. */
    StreamEvent nothing();
}
