package dev.tollgate.simulate;

/** How far an answer came. */
public enum BillState {
    /** Being answered. */
    OPEN,
    /** Its last event, or its whole body, was handed to the network. */
    COMPLETED,
    /** It ended with an error in mid-stream. */
    FAILED,
    /** It was cut: the client left, or the simulator was told to cut it. */
    ABORTED
}
