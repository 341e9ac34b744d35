package dev.tollgate.forward;

import dev.tollgate.pricing.CurrentPrices;

/** What holds for every answer: what it is priced by, and what becomes of it when its client leaves. */
record Answering(CurrentPrices prices, ClientGone clientGone) {}
