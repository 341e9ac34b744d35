#!/bin/sh
# Run once, when the database is made: a role that may read the ledger and nothing else, for Grafana.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$LEDGER_READER_PASSWORD" -v owner="$POSTGRES_USER" -v database="$POSTGRES_DB" \
  -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<'SQL'
CREATE ROLE ledger_reader LOGIN PASSWORD :'password' CONNECTION LIMIT 20;
ALTER ROLE ledger_reader SET default_transaction_read_only = on;
ALTER ROLE ledger_reader SET statement_timeout = '30s';
GRANT CONNECT ON DATABASE :"database" TO ledger_reader;
GRANT USAGE ON SCHEMA public TO ledger_reader;
-- The gateway makes its tables later, and a partition each month.
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public GRANT SELECT ON TABLES TO ledger_reader;
SQL
