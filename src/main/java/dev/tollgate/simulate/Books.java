package dev.tollgate.simulate;

/** Where deliveries are written down: the bill, and the log of requests. */
record Books(Till till, RequestLog log) {}
