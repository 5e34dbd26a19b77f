import type { Learned } from '#model'

/** What Postgres says against SQL in a field, and where in its text, if it says where. */
export type Trouble = { readonly text: string; readonly at: number | null }

/** What Postgres says of the SQL in a field: what is wrong with it, or what it is made of. */
export type Told = { readonly trouble: Trouble | null; readonly learned: Learned | null }

export const NOTHING_TOLD: Told = { trouble: null, learned: null }
