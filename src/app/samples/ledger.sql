-- A ledger with double entry: every entry has postings that come to nothing together.

CREATE TABLE currency (
  code text PRIMARY KEY CHECK (code ~ '^[A-Z]{3}$'),
  name text NOT NULL UNIQUE,
  digits smallint NOT NULL DEFAULT 2 CHECK (digits BETWEEN 0 AND 4),
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE currency IS 'ISO 4217.';

CREATE TABLE account (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  parent_id bigint REFERENCES account (id) ON UPDATE RESTRICT ON DELETE RESTRICT CHECK (parent_id <> id),
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  side text NOT NULL CHECK (side IN ('asset', 'liability', 'equity', 'income', 'expense')),
  currency_code text NOT NULL REFERENCES currency (code) ON UPDATE CASCADE ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX account_parent_id_idx ON account (parent_id);
CREATE INDEX account_currency_code_idx ON account (currency_code);
COMMENT ON TABLE account IS 'The chart of accounts, within each other.';

CREATE TABLE period (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  starts_on date NOT NULL UNIQUE,
  ends_on date NOT NULL,
  closed_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (ends_on > starts_on)
);
COMMENT ON TABLE period IS 'A stretch of the books; once closed nothing more is entered in it.';

CREATE TABLE journal_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  period_id bigint NOT NULL REFERENCES period (id) ON UPDATE RESTRICT ON DELETE RESTRICT,
  reverses_id bigint UNIQUE REFERENCES journal_entry (id) ON UPDATE RESTRICT ON DELETE RESTRICT CHECK (reverses_id <> id),
  description text NOT NULL,
  happened_on date NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX journal_entry_period_id_idx ON journal_entry (period_id);
COMMENT ON TABLE journal_entry IS 'Something that happened. It is never changed: another entry reverses it.';

CREATE TABLE posting (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  journal_entry_id bigint NOT NULL REFERENCES journal_entry (id) ON UPDATE RESTRICT ON DELETE RESTRICT,
  account_id bigint NOT NULL REFERENCES account (id) ON UPDATE RESTRICT ON DELETE RESTRICT,
  amount_cents bigint NOT NULL CHECK (amount_cents <> 0),
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX posting_journal_entry_id_idx ON posting (journal_entry_id);
CREATE INDEX posting_account_id_idx ON posting (account_id);
COMMENT ON TABLE posting IS 'A debit of an account, or a credit where it is negative.';

CREATE FUNCTION check_entry_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sum(amount_cents) FROM posting WHERE journal_entry_id = NEW.journal_entry_id) <> 0 THEN
    RAISE EXCEPTION 'entry % does not balance', NEW.journal_entry_id;
  END IF;
  RETURN NULL;
END;
$$;

CREATE CONSTRAINT TRIGGER posting_balances AFTER INSERT OR UPDATE ON posting
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_entry_balances();

CREATE VIEW account_balance AS
  SELECT account.id AS account_id, account.code, account.name, coalesce(sum(posting.amount_cents), 0) AS balance_cents
  FROM account
  LEFT JOIN posting ON posting.account_id = account.id
  GROUP BY account.id;
COMMENT ON VIEW account_balance IS 'What stands in each account, in whole cents.';
