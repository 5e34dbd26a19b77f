/** SQL fragments of the snapshot's queries. */

/** One sort of object: whether a database may hold any, which is cheap to ask, and what Postgres says of them. */
export type Part = { readonly presence: string; readonly query: string }

export const ALWAYS = 'true'

/** True for a namespace that a person made (or `public`). */
export const user = (n: string): string =>
  `(${n} !~ '^pg_' and ${n} not in ('information_schema', 'schemawright_import'))`

/**
 * Privileges as text, without who granted them and without the owner's own, which follow from owning. `kind` is the
 * letter of acldefault, so that no ACL and the default ACL are the same.
 */
export const privileges = (acl: string, kind: string, owner: string): string => `
  (select string_agg(coalesce(g.rolname, 'public') || '=' || x.privilege_type || case when x.is_grantable then '*' else '' end,
      ',' order by g.rolname, x.privilege_type)
    from aclexplode(coalesce(${acl}, acldefault('${kind}', ${owner}))) x left join pg_roles g on g.oid = x.grantee
    where x.grantee <> ${owner})`

/** The parts that are there, in one text. */
export const said = (...parts: readonly string[]): string => `concat_ws(' ', ${parts.join(', ')})`

/** A word where the condition holds. */
export const when = (condition: string, word: string): string => `case when ${condition} then '${word}' end`

/** A labelled value where there is one. */
export const labelled = (label: string, value: string): string => `'${label} ' || (${value})::text`
