import { byteLength, MAX_NAME_BYTES, truncateName } from '#base'
import { type Change, childrenOf, type DbObject, type Design, object, rootsOf, setField, tablesOf } from '#model'
import { type Finding, type Rule, severities } from '../rule.ts'
import { isTooLong, renameAll } from './renames.ts'

/** FNV-1a, 32 bits: the same name is cut to the same name wherever it is done. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (const byte of new Uint8Array(
    [...text].flatMap((char) => [char.codePointAt(0) ?? 0, (char.codePointAt(0) ?? 0) >> 8]),
  ))
    value = Math.imul(value ^ byte, 0x01000193)
  return (value >>> 0).toString(16).padStart(8, '0')
}

const cut = (name: string): string => `${truncateName(name, MAX_NAME_BYTES - 9)}_${hash(name)}`

function* tooLong(design: Design, all: Iterable<DbObject>): Generator<Finding> {
  for (const it of all) {
    if (!isTooLong(it.name) || (it.kind === 'column' && it.inherited)) continue
    yield {
      about: it.id,
      message: `The name ${it.name.slice(0, 40)}… has ${byteLength(it.name)} bytes`,
      fixes: [
        {
          label: `Shorten it to ${cut(it.name)}`,
          safe: true,
          changes: () => renameAll(design, [it.id], (each) => cut(each.name)),
        },
      ],
    }
  }
}

export const nameTooLong: Rule = {
  id: 'name-too-long',
  group: 'naming',
  title: 'Names fit into 63 bytes',
  why: 'Postgres cuts a longer name with no more than a notice: two that differ only at the end then collide, and tools that compare names never find theirs again.',
  bad: 'create table events (id uuid primary key default gen_random_uuid(), payload jsonb not null);',
  good: 'create table events (id uuid primary key default gen_random_uuid(), payload jsonb not null);',
  spoil: (design) => tablesOf(design).flatMap((it): Change[] => setField(design, it.id, { name: 'event_'.repeat(12) })),
  severity: severities('E E E E E E'),
  check(table, { design }) {
    const it: DbObject | null = object(design, table)
    return tooLong(design, [...(it ? [it] : []), ...childrenOf(design, table)])
  },
  checkOthers: ({ design }) =>
    tooLong(
      design,
      (['enum', 'view', 'sequence'] as const).flatMap((kind) => rootsOf(design, kind)),
    ),
}
