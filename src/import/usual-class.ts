/** Operator classes that Postgres, or the extension that brings them, takes by itself: the catalog leaves them unsaid. */
const USUAL =
  /^(?:(?:jsonb|array|tsvector|text|varchar|bpchar|char|name|bytea|int[248]|float[48]|numeric|money|bool|bit|varbit|date|time|timetz|timestamp|timestamptz|interval|uuid|oid|enum|macaddr8?)_ops|.*_minmax_ops|gist_(?:text|bpchar|bytea|int[248]|float[48]|numeric|cash|bool|bit|vbit|date|time|timestamp|timestamptz|timetz|interval|uuid|oid|enum|macaddr8?|inet|cidr)_ops)$/

/** An operator class as the design holds it: null where it is the usual one. */
export const unusualClass = (name: string | null): string | null => (name !== null && !USUAL.test(name) ? name : null)
