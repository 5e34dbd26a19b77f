import * as v from 'valibot'

/** When a trigger or a rule fires: as usual (not on a replica), never, only on a replica, or on both. */
export const firing = () => v.picklist(['origin', 'disabled', 'replica', 'always'])
type Firing = v.InferOutput<ReturnType<typeof firing>>

const WORDS: Readonly<Record<Firing, string>> = {
  origin: 'ENABLE',
  disabled: 'DISABLE',
  replica: 'ENABLE REPLICA',
  always: 'ENABLE ALWAYS',
}

/** As ALTER TABLE and ALTER EVENT TRIGGER say it. */
export const firingState = (it: Firing): string => WORDS[it]

/** firing() as the catalogs hold it: a letter. */
export const firingOf = (column: string): string =>
  `case ${column} when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always' else 'origin' end`
