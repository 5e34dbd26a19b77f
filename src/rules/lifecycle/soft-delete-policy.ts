import { type Change, columnsOf, type Design, type Id, intend, removeObjects, tablesOf } from '#model'
import { confirmedRole } from '../meaning/role-of.ts'
import { inTurn, newColumn, setColumn } from '../reading/edits.ts'
import { tellsOfAnother } from '../reading/events.ts'
import { isNullDefault, isUsedInText } from '../reading/expressions.ts'
import { hasTag } from '../reading/intent.ts'
import { type Column, keysUsing, type Table, wholeTable } from '../reading/shapes.ts'
import { isMoment, plain, typeOf } from '../reading/types.ts'
import { wordsOf } from '../reading/words.ts'
import { type Finding, type Fix, type Rule, type RuleContext, severities } from '../rule.ts'

/** The words that a mark of deleted rows is made of. */
const MARK = new Set('is deleted removed trashed at on date time was soft'.split(' '))

const isMark = (design: Design, it: Column): boolean => {
  const words = wordsOf(it.name)
  const named = words.some((word) => word === 'deleted' || word === 'removed') && words.every((word) => MARK.has(word))
  return !it.generated && !it.inherited && (confirmedRole(design, it.id) === 'soft-delete' || named)
}

/** As the table writes its own names. */
const nameLike = (it: Column | undefined): string => (it && /[a-z][A-Z]/.test(it.name) ? 'deletedAt' : 'deleted_at')

const addMoment = (design: Design, table: Id<'table'>, name: string): Change[] =>
  newColumn(design, table, { name, type: typeOf('timestamp with time zone'), nullable: true }).changes

/** A moment in a flag's place, and how each is told by the other. */
function momentFor(design: Design, at: { table: Id<'table'>; flag: Column; name: string }): Change[] {
  const added = newColumn(design, at.table, { name: at.name, type: typeOf('timestamp with time zone'), nullable: true })
  return inTurn(
    design,
    () => added.changes,
    (now) => removeObjects(now, [at.flag.id]),
    (now) =>
      intend(now, {
        sort: 'reworded',
        about: at.table,
        was: [{ column: at.flag.id, sql: ['(', added.column, ' IS NOT NULL)'] }],
        now: [{ column: added.column, sql: ['CASE WHEN ', at.flag.id, ' THEN now() END'] }],
      }),
  )
}

const isFree = (design: Design, it: Column): boolean =>
  !isUsedInText(design, it.id) && keysUsing(design, it).length === 0

function* ofFlag(design: Design, owner: Table, at: { flag: Column; moment: Column | undefined }): Iterable<Finding> {
  const { flag, moment } = at
  const drop = isFree(design, flag)
  const name = nameLike(flag)
  const fixes: Fix[] = !drop
    ? []
    : [
        {
          label: moment
            ? `Drop ${flag.name}`
            : `${name} in its place; rows that are deleted already get the time of the migration`,
          safe: false,
          changes: () =>
            moment ? removeObjects(design, [flag.id]) : momentFor(design, { table: owner.id, flag, name }),
        },
      ]
  yield {
    about: flag.id,
    message: moment
      ? `${owner.name} says twice whether a row is deleted, in ${flag.name} and ${moment.name}`
      : `${owner.name}.${flag.name} says that a row is deleted, but not when`,
    // A version of a row says what that version was.
    ...(tellsOfAnother(design, owner) && !moment ? { atMost: 'info' as const } : {}),
    fixes,
  }
}

function* ofTags({ design, options }: RuleContext, owner: Table, marked: boolean): Iterable<Finding> {
  const wanted = hasTag(design, owner.id, 'user-data', 'critical', 'soft-deleted')
  if (wanted && !marked && options.softDelete !== 'off')
    yield {
      about: owner.id,
      message: `Rows of ${owner.name} are to be kept when they are deleted, and it has no deleted_at`,
      fixes: [{ label: 'Add deleted_at', safe: false, changes: () => addMoment(design, owner.id, 'deleted_at') }],
    }
  if (marked && options.softDelete === 'user-data' && hasTag(design, owner.id, 'system') && !wanted)
    yield {
      about: owner.id,
      message: `${owner.name} is the system’s own, where deleted means gone: drop the mark, and delete the rows`,
    }
}

export const softDeletePolicy: Rule = {
  id: 'soft-delete-policy',
  group: 'lifecycle',
  title: 'One moment says that a row is deleted',
  why: 'A moment that is null as long as the row lives tells both whether and when. A flag forgets when, so nothing can be purged after thirty days; a default or NOT NULL makes each new row a deleted one; two marks disagree one day.',
  bad: `create table notes (id uuid primary key default gen_random_uuid(), is_deleted boolean not null default false);
create table posts (id uuid primary key default gen_random_uuid(), deleted_at timestamptz not null default now());
create table files (id uuid primary key default gen_random_uuid(), deleted boolean, deleted_at timestamptz);
create table letters (id uuid primary key default gen_random_uuid());`,
  good: `create table notes (id uuid primary key default gen_random_uuid(), deleted_at timestamptz);
create table letters (id uuid primary key default gen_random_uuid(), deleted_at timestamptz);
-- Worked out from the moment, so that it can't disagree.
create table posts (id uuid primary key default gen_random_uuid(), deleted_at timestamptz, is_deleted boolean generated always as (deleted_at is not null) stored);
create table deleted_notes (id uuid primary key default gen_random_uuid(), deleted_at timestamptz not null default now());
create table backups (id uuid primary key default gen_random_uuid(), deletable boolean not null, deleted_files int);`,
  given: (design) =>
    tablesOf(design).flatMap((it) =>
      it.name === 'letters' ? intend(design, { sort: 'tags', about: it.id, tags: ['user-data'] }) : [],
    ),
  severity: severities('W W I W W I'),
  sees: 'referring',
  *check(table, context) {
    const { design } = context
    const owner = wholeTable(design, table)
    if (!owner || owner.inherits.length > 0) return
    // A table of what was deleted says of each row that it was.
    if (/deleted|removed|trash/i.test(owner.name)) return
    const marks = columnsOf(design, table).filter((it) => isMark(design, it))
    const moment = marks.find(isMoment)
    const flag = marks.find((it) => plain(it) === 'boolean')
    if (flag) yield* ofFlag(design, owner, { flag, moment })
    if (moment && (!moment.nullable || !isNullDefault(moment.default)))
      yield {
        about: moment.id,
        message: `Each new row of ${owner.name} is deleted: ${moment.name} ${moment.nullable ? 'has a default' : 'is NOT NULL'}`,
        fixes:
          keysUsing(design, moment).length > 0
            ? []
            : [
                {
                  label: `Let ${moment.name} be null, and null at first`,
                  safe: false,
                  changes: () => setColumn(design, moment.id, { nullable: true, default: null }),
                },
              ],
      }
    yield* ofTags(context, owner, marks.length > 0)
  },
}
