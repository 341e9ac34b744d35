-- Times are microseconds since 1970-01-01T00:00:00Z. What is not known is NULL, never 0.

-- One row for each run of a gateway process: its chain of settled entries, and whether it lives.
CREATE TABLE replica (
    chain        INTEGER PRIMARY KEY,
    run          TEXT    NOT NULL UNIQUE,
    host         TEXT    NOT NULL,
    pid          INTEGER NOT NULL,
    started_at   INTEGER NOT NULL,
    heartbeat_at INTEGER NOT NULL,
    ended_at     INTEGER,
    head_seq     INTEGER NOT NULL DEFAULT 0,
    head_hash    BLOB    NOT NULL,
    summed_seq   INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE entry (
    id                     TEXT    NOT NULL,
    request_id             TEXT    NOT NULL,
    started_at             INTEGER NOT NULL,
    ended_at               INTEGER,
    state                  TEXT    NOT NULL,
    dialect                TEXT    NOT NULL,
    operation              TEXT    NOT NULL,
    path                   TEXT    NOT NULL,
    stream                 INTEGER NOT NULL,
    status                 INTEGER,
    error_type             TEXT,
    provider               TEXT,
    request_model          TEXT,
    response_model         TEXT,
    provider_request_id    TEXT,
    attempts               INTEGER NOT NULL,
    key_id                 TEXT,
    key_name               TEXT,
    "user"                 TEXT,
    team                   TEXT,
    session_id             TEXT,
    agent_id               TEXT,
    parent_agent_id        TEXT,
    tags                   TEXT,
    trace_id               TEXT,
    usage_source           TEXT    NOT NULL,
    input_tokens           INTEGER,
    cache_read_tokens      INTEGER,
    cache_write_5m_tokens  INTEGER,
    cache_write_1h_tokens  INTEGER,
    output_tokens          INTEGER,
    reasoning_tokens       INTEGER,
    web_searches           INTEGER,
    service_tier           TEXT,
    cost_nano_usd          INTEGER,
    cost_source            TEXT,
    price_version          TEXT,
    time_to_first_token_us INTEGER,
    duration_us            INTEGER,
    chain                  INTEGER NOT NULL,
    chain_seq              INTEGER,
    hash                   BLOB
);
-- Indexes, not constraints inside the table, so that the rows themselves stay in the order in which they were settled.
CREATE UNIQUE INDEX entry_id ON entry (id);
CREATE UNIQUE INDEX entry_chain ON entry (chain, chain_seq) WHERE chain_seq IS NOT NULL;
CREATE INDEX entry_started_at ON entry (started_at);
CREATE INDEX entry_open ON entry (chain) WHERE state = 'open';

-- Unit rates as they were used, each set of them once; attempt.rates_id points here.
CREATE TABLE rates (
    id    INTEGER PRIMARY KEY,
    rates TEXT    NOT NULL
);

-- One line for each call of a provider.
CREATE TABLE attempt (
    entry_id              TEXT    NOT NULL,
    attempt               INTEGER NOT NULL,
    started_at            INTEGER NOT NULL,
    duration_us           INTEGER,
    status                INTEGER,
    error_type            TEXT,
    provider              TEXT    NOT NULL,
    request_model         TEXT,
    response_model        TEXT,
    provider_request_id   TEXT,
    usage_source          TEXT    NOT NULL,
    input_tokens          INTEGER,
    cache_read_tokens     INTEGER,
    cache_write_5m_tokens INTEGER,
    cache_write_1h_tokens INTEGER,
    output_tokens         INTEGER,
    reasoning_tokens      INTEGER,
    web_searches          INTEGER,
    service_tier          TEXT,
    cost_nano_usd         INTEGER,
    cost_source           TEXT,
    price_version         TEXT,
    rates_id              INTEGER,
    PRIMARY KEY (entry_id, attempt)
) WITHOUT ROWID;

-- Links of a chain that have no entry any more, and why; a link of its writer's own chain, hashed like an entry.
CREATE TABLE checkpoint (
    chain       INTEGER NOT NULL,
    chain_seq   INTEGER NOT NULL,
    hash        BLOB    NOT NULL,
    recorded_at INTEGER NOT NULL,
    reason      TEXT    NOT NULL,
    of_chain    INTEGER NOT NULL,
    first_seq   INTEGER NOT NULL,
    last_seq    INTEGER NOT NULL,
    last_hash   BLOB    NOT NULL,
    PRIMARY KEY (chain, chain_seq)
) WITHOUT ROWID;
CREATE INDEX checkpoint_of ON checkpoint (of_chain, first_seq);

-- Entries in the shape of the hourly sums: each measure, and 1 where it is known.
CREATE VIEW entry_measure AS
SELECT id, chain, chain_seq, started_at, started_at - started_at % 3600000000 AS hour,
       provider, request_model, response_model, key_id, key_name, "user", team, session_id, agent_id, parent_agent_id,
       tags, state, status, dialect, operation, path, stream, error_type, service_tier, usage_source, cost_source,
       price_version,
       1 AS requests,
       coalesce(input_tokens, 0) AS input_tokens, input_tokens IS NOT NULL AS input_tokens_known,
       coalesce(cache_read_tokens, 0) AS cache_read_tokens, cache_read_tokens IS NOT NULL AS cache_read_tokens_known,
       coalesce(cache_write_5m_tokens, 0) AS cache_write_5m_tokens, cache_write_5m_tokens IS NOT NULL AS cache_write_5m_tokens_known,
       coalesce(cache_write_1h_tokens, 0) AS cache_write_1h_tokens, cache_write_1h_tokens IS NOT NULL AS cache_write_1h_tokens_known,
       coalesce(output_tokens, 0) AS output_tokens, output_tokens IS NOT NULL AS output_tokens_known,
       coalesce(reasoning_tokens, 0) AS reasoning_tokens, reasoning_tokens IS NOT NULL AS reasoning_tokens_known,
       coalesce(web_searches, 0) AS web_searches, web_searches IS NOT NULL AS web_searches_known,
       coalesce(cost_nano_usd, 0) AS cost_nano_usd, cost_nano_usd IS NOT NULL AS cost_nano_usd_known,
       -- what is open will be known, a refusal of the provider uses nothing, counting tokens or listing models costs nothing
       cost_nano_usd IS NULL AND operation IN ('chat', 'embeddings') AND state <> 'open' AND coalesce(status, 0) < 400 AS unpriced_requests,
       usage_source = 'unknown' AND operation IN ('chat', 'embeddings') AND state <> 'open' AND coalesce(status, 0) < 400 AS unknown_usage_requests,
       usage_source = 'partial' AS partial_usage_requests,
       usage_source = 'estimated' AS estimated_usage_requests
FROM entry;

-- Sums of the settled entries by the hour in which they started, up to replica.summed_seq of each chain. '' and -1
-- stand for NULL in the dimensions, since a key needs values.
CREATE TABLE hourly (
    hour           INTEGER NOT NULL,
    provider       TEXT    NOT NULL,
    request_model  TEXT    NOT NULL,
    response_model TEXT    NOT NULL,
    key_id         TEXT    NOT NULL,
    key_name       TEXT    NOT NULL,
    team           TEXT    NOT NULL,
    state          TEXT    NOT NULL,
    status         INTEGER NOT NULL,
    dialect        TEXT    NOT NULL,
    operation      TEXT    NOT NULL,
    requests                    INTEGER NOT NULL,
    input_tokens                INTEGER NOT NULL,
    input_tokens_known          INTEGER NOT NULL,
    cache_read_tokens           INTEGER NOT NULL,
    cache_read_tokens_known     INTEGER NOT NULL,
    cache_write_5m_tokens       INTEGER NOT NULL,
    cache_write_5m_tokens_known INTEGER NOT NULL,
    cache_write_1h_tokens       INTEGER NOT NULL,
    cache_write_1h_tokens_known INTEGER NOT NULL,
    output_tokens               INTEGER NOT NULL,
    output_tokens_known         INTEGER NOT NULL,
    reasoning_tokens            INTEGER NOT NULL,
    reasoning_tokens_known      INTEGER NOT NULL,
    web_searches                INTEGER NOT NULL,
    web_searches_known          INTEGER NOT NULL,
    cost_nano_usd               INTEGER NOT NULL,
    cost_nano_usd_known         INTEGER NOT NULL,
    unpriced_requests           INTEGER NOT NULL,
    unknown_usage_requests      INTEGER NOT NULL,
    partial_usage_requests      INTEGER NOT NULL,
    estimated_usage_requests    INTEGER NOT NULL,
    PRIMARY KEY (hour, provider, request_model, response_model, key_id, key_name, team, state, status, dialect, operation)
) WITHOUT ROWID;
