-- What is not known is NULL, never 0.

-- One row for each run of a gateway process: its chain of settled entries, and whether it lives.
CREATE TABLE replica (
    chain        BIGINT PRIMARY KEY,
    run          UUID    NOT NULL UNIQUE,
    host         TEXT    NOT NULL,
    pid          BIGINT NOT NULL,
    started_at   TIMESTAMPTZ NOT NULL,
    heartbeat_at TIMESTAMPTZ NOT NULL,
    ended_at     TIMESTAMPTZ,
    head_seq     BIGINT NOT NULL DEFAULT 0,
    head_hash    BYTEA    NOT NULL,
    summed_seq   BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE entry (
    id                     UUID    NOT NULL,
    request_id             TEXT    NOT NULL,
    started_at             TIMESTAMPTZ NOT NULL,
    ended_at               TIMESTAMPTZ,
    state                  TEXT    NOT NULL,
    dialect                TEXT    NOT NULL,
    operation              TEXT    NOT NULL,
    path                   TEXT    NOT NULL,
    stream                 BOOLEAN NOT NULL,
    status                 BIGINT,
    error_type             TEXT,
    provider               TEXT,
    request_model          TEXT,
    response_model         TEXT,
    provider_request_id    TEXT,
    attempts               BIGINT NOT NULL,
    key_id                 TEXT,
    key_name               TEXT,
    "user"                 TEXT,
    team                   TEXT,
    session_id             TEXT,
    agent_id               TEXT,
    parent_agent_id        TEXT,
    tags                   JSONB,
    trace_id               TEXT,
    usage_source           TEXT    NOT NULL,
    input_tokens           BIGINT,
    cache_read_tokens      BIGINT,
    cache_write_5m_tokens  BIGINT,
    cache_write_1h_tokens  BIGINT,
    output_tokens          BIGINT,
    reasoning_tokens       BIGINT,
    web_searches           BIGINT,
    service_tier           TEXT,
    cost_nano_usd          BIGINT,
    cost_source            TEXT,
    price_version          TEXT,
    time_to_first_token_us BIGINT,
    duration_us            BIGINT,
    chain                  BIGINT NOT NULL,
    chain_seq              BIGINT,
    hash                   BYTEA,
    PRIMARY KEY (id, started_at)
) PARTITION BY RANGE (started_at);
-- A partition for each month is made as it is needed; an entry never changes its started_at, so id alone stays unique.
CREATE TABLE entry_other PARTITION OF entry DEFAULT;
CREATE INDEX entry_chain ON entry (chain, chain_seq) WHERE chain_seq IS NOT NULL;
CREATE INDEX entry_started_at ON entry (started_at);
CREATE INDEX entry_request_id ON entry (request_id);
CREATE INDEX entry_provider_request_id ON entry (provider_request_id);
CREATE INDEX entry_trace_id ON entry (trace_id);
CREATE INDEX entry_open ON entry (chain) WHERE state = 'open';

-- Unit rates as they were used, each set of them once; attempt.rates_id points here.
CREATE TABLE rates (
    id    BIGINT PRIMARY KEY,
    rates TEXT    NOT NULL
);

-- One line for each call of a provider.
CREATE TABLE attempt (
    entry_id              UUID    NOT NULL,
    attempt               BIGINT NOT NULL,
    started_at            TIMESTAMPTZ NOT NULL,
    duration_us           BIGINT,
    status                BIGINT,
    error_type            TEXT,
    provider              TEXT    NOT NULL,
    request_model         TEXT,
    response_model        TEXT,
    provider_request_id   TEXT,
    usage_source          TEXT    NOT NULL,
    input_tokens          BIGINT,
    cache_read_tokens     BIGINT,
    cache_write_5m_tokens BIGINT,
    cache_write_1h_tokens BIGINT,
    output_tokens         BIGINT,
    reasoning_tokens      BIGINT,
    web_searches          BIGINT,
    service_tier          TEXT,
    cost_nano_usd         BIGINT,
    cost_source           TEXT,
    price_version         TEXT,
    rates_id              BIGINT,
    PRIMARY KEY (entry_id, attempt)
);

-- Links of a chain that have no entry any more, and why; a link of its writer's own chain, hashed like an entry.
CREATE TABLE checkpoint (
    chain       BIGINT NOT NULL,
    chain_seq   BIGINT NOT NULL,
    hash        BYTEA    NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    reason      TEXT    NOT NULL,
    of_chain    BIGINT NOT NULL,
    first_seq   BIGINT NOT NULL,
    last_seq    BIGINT NOT NULL,
    last_hash   BYTEA    NOT NULL,
    PRIMARY KEY (chain, chain_seq)
);
CREATE INDEX checkpoint_of ON checkpoint (of_chain, first_seq);

-- Entries in the shape of the hourly sums: each measure, and 1 where it is known.
CREATE VIEW entry_measure AS
SELECT id, chain, chain_seq, started_at, date_trunc('hour', started_at, 'UTC') AS hour,
       provider, request_model, response_model, key_id, key_name, "user", team, session_id, agent_id, parent_agent_id,
       tags, state, status, dialect, operation, path, stream, error_type, service_tier, usage_source, cost_source,
       price_version,
       1 AS requests,
       coalesce(input_tokens, 0) AS input_tokens, CASE WHEN input_tokens IS NULL THEN 0 ELSE 1 END AS input_tokens_known,
       coalesce(cache_read_tokens, 0) AS cache_read_tokens, CASE WHEN cache_read_tokens IS NULL THEN 0 ELSE 1 END AS cache_read_tokens_known,
       coalesce(cache_write_5m_tokens, 0) AS cache_write_5m_tokens, CASE WHEN cache_write_5m_tokens IS NULL THEN 0 ELSE 1 END AS cache_write_5m_tokens_known,
       coalesce(cache_write_1h_tokens, 0) AS cache_write_1h_tokens, CASE WHEN cache_write_1h_tokens IS NULL THEN 0 ELSE 1 END AS cache_write_1h_tokens_known,
       coalesce(output_tokens, 0) AS output_tokens, CASE WHEN output_tokens IS NULL THEN 0 ELSE 1 END AS output_tokens_known,
       coalesce(reasoning_tokens, 0) AS reasoning_tokens, CASE WHEN reasoning_tokens IS NULL THEN 0 ELSE 1 END AS reasoning_tokens_known,
       coalesce(web_searches, 0) AS web_searches, CASE WHEN web_searches IS NULL THEN 0 ELSE 1 END AS web_searches_known,
       coalesce(cost_nano_usd, 0) AS cost_nano_usd, CASE WHEN cost_nano_usd IS NULL THEN 0 ELSE 1 END AS cost_nano_usd_known,
       -- what is open will be known, a refusal of the provider uses nothing, counting tokens or listing models costs nothing
       CASE WHEN cost_nano_usd IS NULL AND operation IN ('chat', 'embeddings') AND state <> 'open' AND coalesce(status, 0) < 400
            THEN 1 ELSE 0 END AS unpriced_requests,
       CASE WHEN usage_source = 'unknown' AND operation IN ('chat', 'embeddings') AND state <> 'open' AND coalesce(status, 0) < 400
            THEN 1 ELSE 0 END AS unknown_usage_requests,
       CASE WHEN usage_source = 'partial' THEN 1 ELSE 0 END AS partial_usage_requests,
       CASE WHEN usage_source = 'estimated' THEN 1 ELSE 0 END AS estimated_usage_requests
FROM entry;

-- Sums of the settled entries by the hour in which they started, up to replica.summed_seq of each chain. '' and -1
-- stand for NULL in the dimensions, since a key needs values.
CREATE TABLE hourly (
    hour           TIMESTAMPTZ NOT NULL,
    provider       TEXT    NOT NULL,
    request_model  TEXT    NOT NULL,
    response_model TEXT    NOT NULL,
    key_id         TEXT    NOT NULL,
    key_name       TEXT    NOT NULL,
    team           TEXT    NOT NULL,
    state          TEXT    NOT NULL,
    status         BIGINT NOT NULL,
    dialect        TEXT    NOT NULL,
    operation      TEXT    NOT NULL,
    requests                    BIGINT NOT NULL,
    input_tokens                BIGINT NOT NULL,
    input_tokens_known          BIGINT NOT NULL,
    cache_read_tokens           BIGINT NOT NULL,
    cache_read_tokens_known     BIGINT NOT NULL,
    cache_write_5m_tokens       BIGINT NOT NULL,
    cache_write_5m_tokens_known BIGINT NOT NULL,
    cache_write_1h_tokens       BIGINT NOT NULL,
    cache_write_1h_tokens_known BIGINT NOT NULL,
    output_tokens               BIGINT NOT NULL,
    output_tokens_known         BIGINT NOT NULL,
    reasoning_tokens            BIGINT NOT NULL,
    reasoning_tokens_known      BIGINT NOT NULL,
    web_searches                BIGINT NOT NULL,
    web_searches_known          BIGINT NOT NULL,
    cost_nano_usd               BIGINT NOT NULL,
    cost_nano_usd_known         BIGINT NOT NULL,
    unpriced_requests           BIGINT NOT NULL,
    unknown_usage_requests      BIGINT NOT NULL,
    partial_usage_requests      BIGINT NOT NULL,
    estimated_usage_requests    BIGINT NOT NULL,
    PRIMARY KEY (hour, provider, request_model, response_model, key_id, key_name, team, state, status, dialect, operation)
);
