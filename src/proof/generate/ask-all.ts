import type { Postgres } from '#postgres'

/** The rows of many queries of one shape, some at a time: of a thousand in one UNION the parser runs out of stack. */
export async function askAll<Row>(db: Postgres, queries: readonly string[]): Promise<readonly Row[]> {
  const found: Row[] = []
  for (let from = 0; from < queries.length; from += 100)
    found.push(...(await db.query<Row>(queries.slice(from, from + 100).join('\nunion all '))).rows)
  return found
}
