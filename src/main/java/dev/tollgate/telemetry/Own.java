package dev.tollgate.telemetry;

import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;

/** Tollgate's own attributes: what the conventions have no name for. */
final class Own {
    static final AttributeKey<String> REQUEST_ID = stringKey("tollgate.request.id");
    static final AttributeKey<String> DIALECT = stringKey("tollgate.dialect");
    static final AttributeKey<Long> ATTEMPTS = longKey("tollgate.attempts");
    static final AttributeKey<String> OUTCOME = stringKey("tollgate.outcome");
    static final AttributeKey<String> REASON = stringKey("tollgate.reason");
    static final AttributeKey<String> KEY_ID = stringKey("tollgate.key.id");
    static final AttributeKey<String> TEAM = stringKey("tollgate.team");
    static final AttributeKey<String> USAGE_SOURCE = stringKey("tollgate.usage.source");
    /** In US dollars. */
    static final AttributeKey<Double> COST = doubleKey("tollgate.cost");

    static final AttributeKey<String> COST_SOURCE = stringKey("tollgate.cost.source");
    /** Exact, in billionths of a US dollar. */
    static final AttributeKey<Long> COST_NANO_USD = longKey("tollgate.cost.nano_usd");

    static final AttributeKey<Long> CACHE_WRITE_5M_TOKENS = longKey("tollgate.usage.cache_write_5m_tokens");
    static final AttributeKey<Long> CACHE_WRITE_1H_TOKENS = longKey("tollgate.usage.cache_write_1h_tokens");
    static final AttributeKey<Long> WEB_SEARCHES = longKey("tollgate.usage.web_searches");
    static final AttributeKey<String> SERVICE_TIER = stringKey("tollgate.usage.service_tier");
    static final AttributeKey<String> PARENT_AGENT_ID = stringKey("tollgate.agent.parent_id");
    static final AttributeKey<String> TARGET = stringKey("tollgate.target");
    static final AttributeKey<String> PROVIDER_REQUEST_ID = stringKey("tollgate.provider.request.id");
    static final AttributeKey<String> TOKEN_KIND = stringKey("tollgate.token.kind");
    static final AttributeKey<String> PHASE = stringKey("tollgate.phase");
    static final AttributeKey<String> STATUS = stringKey("tollgate.status");
    static final AttributeKey<String> RESULT = stringKey("tollgate.result");
    static final AttributeKey<Long> DURATION_US = longKey("tollgate.duration_us");
    static final AttributeKey<Long> TIME_TO_FIRST_TOKEN_US = longKey("tollgate.time_to_first_token_us");

    private Own() {}
}
