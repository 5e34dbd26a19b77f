import { quoteName } from '#base'
import {
  type Change,
  childrenOfKind,
  columnsOf,
  type Design,
  freeName,
  type Id,
  lastRank,
  make,
  newId,
  object,
  rootsOf,
  sqlAt,
} from '#model'
import type { ChangeFix, Migration } from '../change-rule.ts'
import { inTurn } from '../reading/edits.ts'
import { isUsedInText } from '../reading/expressions.ts'
import { sameType } from '../reading/retype.ts'
import { type Column, heirsOf } from '../reading/shapes.ts'
import { neverFits } from './narrowing.ts'

type Alike = { readonly old: string; readonly next: string; readonly value: string }

/**
 * What keeps two columns alike while some write the one and some the other: the new one wins where it is written. What
 * only follows from the old one is not written back, since a narrower type may have cut it.
 */
const bodyFor = ({ old, next, value }: Alike): string => `
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.${next} IS NOT NULL THEN
      NEW.${old} := NEW.${next};
    ELSE
      NEW.${next} := NEW.${value};
    END IF;
  ELSIF NEW.${next} IS DISTINCT FROM OLD.${next} AND NEW.${next}::text IS DISTINCT FROM (NEW.${value})::text THEN
    NEW.${old} := NEW.${next};
  ELSE
    NEW.${next} := NEW.${value};
  END IF;
  RETURN NEW;
END
`

function keptAlike(
  design: Design,
  table: Id<'table'>,
  { was, next, value }: { was: Column; next: string; value: string },
): Change[] {
  const parent = object(design, table)?.parent ?? null
  const called = `keep_${was.name}_and_${next}_alike`.slice(0, 50)
  const routine = make('routine', {
    name: freeName(called, (name) => rootsOf(design, 'routine').some((it) => it.name === name)),
    parent,
    rank: lastRank(design, parent),
    returns: { name: 'trigger', of: null, dimensions: 0 },
    language: 'plpgsql',
    body: bodyFor({ old: quoteName(was.name), next: quoteName(next), value }),
  })
  const taken = childrenOfKind(design, table, 'trigger')
  const trigger = make('trigger', {
    name: freeName(called, (name) => taken.some((it) => it.name === name)),
    parent: table,
    rank: lastRank(design, table),
    timing: 'before',
    events: ['insert', 'update'],
    function: { name: '', of: routine.id },
  })
  return [
    { op: 'add', object: routine },
    { op: 'add', object: trigger },
  ]
}

/** Whether a column can stand beside its own successor: it is its table's own, and no other text speaks of it. */
function canStandBeside({ from, to }: Migration, { was, now }: { was: Column; now: Column }): boolean {
  const plain = [was, now].every((it) => !it.generated && !it.identity && !it.inherited && it.type.dimensions === 0)
  const table = now.parent as Id<'table'> | null
  if (!plain || !table || was.parent !== table || heirsOf(to, table).length > 0 || was.type.of !== now.type.of)
    return false
  return !isUsedInText(from, was.id) && !isUsedInText(to, now.id)
}

/**
 * The first half of a change that old and new code live through together: the old column stays as it is, the new one
 * comes beside it and gets its values, and a trigger keeps the two alike. The old one is dropped in a later version.
 */
export function besideFix(migration: Migration, pair: { was: Column; now: Column }): ChangeFix[] {
  if (neverFits(pair) || !canStandBeside(migration, pair)) return []
  const { was, now } = pair
  const { to } = migration
  const table = now.parent as Id<'table'>
  const names = columnsOf(to, table).map((it) => it.name)
  const next = was.name === now.name ? freeName(`${now.name}_new`, (name) => names.includes(name)) : now.name
  const id = newId('column')
  const value = sameType(was, now) ? quoteName(was.name) : `${quoteName(was.name)}::${sqlAt(to).type(now.type)}`
  const changes = () =>
    inTurn(
      to,
      () => [{ op: 'set', before: now, after: { ...was, rank: now.rank } }],
      (design) => [
        {
          op: 'add',
          object: {
            ...now,
            id,
            name: next,
            rank: lastRank(design, table),
            nullable: true,
            notNull: null,
            default: null,
          },
        },
      ],
      (design) => keptAlike(design, table, { was, next, value }),
    )
  return [
    {
      label: `Add ${next} beside ${was.name}, kept alike by a trigger, and drop ${was.name} in a later version`,
      safe: false,
      changes,
      options: { fills: { [id]: value } },
    },
  ]
}
