import { quoteName } from '#base'
import { addCheck, checksOf, type Design, foreignKeysOf, type Id, primaryKeyOf, setField } from '#model'
import { requireColumns } from '../reading/edits.ts'
import { referencesIn } from '../reading/everywhere.ts'
import { refusesNulls } from '../reading/nullness.ts'
import { type Column, columnsAt, type ForeignKey, keysUsing, wholeTable } from '../reading/shapes.ts'
import { listed } from '../reading/words.ts'
import { type Fix, type Rule, type RuleContext, severities } from '../rule.ts'
import { waitsFor } from './acyclic.ts'

type Parts = {
  readonly optional: readonly Column[]
  readonly required: readonly Column[]
  /** Those of the required ones that only say something together with the optional. */
  readonly loose: readonly Column[]
}

/** So many columns that each way in which they can be null is tried. */
const MOST = 8

/** Whether checks rule out that some of the optional columns are null and others are not. */
function areTied(design: Design, table: Id, { optional, required }: Parts): boolean {
  const checks = checksOf(design, table).filter((it) => it.enforced)
  if (checks.length === 0 || optional.length > MOST) return false
  const always = required.map((it) => it.name)
  for (let ways = 1; ways < 2 ** optional.length - 1; ways++) {
    const part = (bit: number) => optional.flatMap((it, i) => (((ways >> i) & 1) === bit ? [it.name] : []))
    const at = { nulls: part(1), filled: [...always, ...part(0)] }
    if (!checks.some((it) => refusesNulls(it.expression, at))) return false
  }
  return true
}

/** The column means something by itself (the tenant, the row's own key, another reference), so it says nothing of this one. */
const standsAlone = ({ design, options }: RuleContext, key: ForeignKey, it: Column): boolean =>
  it.name === options.tenantColumn ||
  (it.parent !== null && (primaryKeyOf(design, it.parent)?.columns.includes(it.id) ?? false)) ||
  keysUsing(design, it).some((other) => other.id !== key.id && other.columns.length < key.columns.length)

function waysOut({ design }: RuleContext, key: ForeignKey, parts: Parts): Fix[] {
  const { optional, required, loose } = parts
  const table = key.parent ?? key.id
  const ids = optional.map((it) => it.id)
  const empties = key.onDeleteColumns.length > 0 && key.onDeleteColumns.length < optional.length
  const full: Fix = {
    label: 'MATCH FULL: all or nothing',
    safe: false,
    changes: () => setField(design, key.id, { match: 'full' }),
  }
  const tie: Fix = {
    label: `Check that ${listed(optional.map((it) => it.name))} are null together`,
    safe: false,
    changes: () => {
      const names = optional.map((it) => quoteName(it.name)).join(', ')
      return addCheck(design, table, `num_nulls(${names}) IN (0, ${optional.length})`, ids)
    },
  }
  const own = optional.every((it) => !it.inherited && keysUsing(design, it).every((each) => bears(design, each)))
  const require: Fix = {
    label: `Make ${listed(optional.map((it) => it.name))} NOT NULL`,
    safe: false,
    changes: () => requireColumns(design, ids),
  }
  return [
    ...(required.length === 0 && !empties ? [full] : []),
    ...(optional.length > 1 && optional.length <= MOST && loose.length === 0 && !empties ? [tie] : []),
    ...(own ? [require] : []),
  ]
}

/** Whether a foreign key can do without nulls: it never has to make one, and its table waits for no row that waits for its own. */
const bears = (design: Design, key: ForeignKey): boolean =>
  key.onDelete !== 'set null' &&
  key.onUpdate !== 'set null' &&
  (key.deferrable !== 'no' ||
    key.parent === null ||
    key.target === key.parent ||
    !waitsFor(design, key.target, key.parent))

export const fkCompositeNullBypass: Rule = {
  id: 'fk-composite-null-bypass',
  group: 'relationships',
  title: 'Half a reference is not passed over',
  why: 'A foreign key over several columns is not checked at all as soon as one of them is null (MATCH SIMPLE): the columns that are filled may then name something that has never existed.',
  bad: `create table shelves (room int not null, shelf int not null, primary key (room, shelf));
create table books (id uuid primary key default gen_random_uuid(), room int not null, shelf int,
  foreign key (room, shelf) references shelves on delete restrict);
create index on books (room, shelf);
create table floors (house int not null, room int not null, shelf int not null, primary key (house, room, shelf));
create table boxes (id uuid primary key default gen_random_uuid(), house int, room int, shelf int,
  foreign key (house, room, shelf) references floors on delete restrict,
  foreign key (room, shelf) references shelves on delete restrict);
create index on boxes (room, shelf);
create index on boxes (house, room, shelf);`,
  good: `create table tenants (id int primary key);
create table shelves (tenant_id int not null references tenants on delete cascade, shelf int not null, primary key (tenant_id, shelf));
create table books (id uuid primary key default gen_random_uuid(), tenant_id int not null references tenants on delete cascade, shelf int,
  foreign key (tenant_id, shelf) references shelves on delete restrict);
create index on books (tenant_id, shelf);
create table boxes (id uuid primary key default gen_random_uuid(), room int, shelf int, check ((room is null) = (shelf is null)),
  foreign key (room, shelf) references shelves on delete restrict);
create index on boxes (room, shelf);`,
  severity: severities('W - W W W W'),
  beyond: ({ design }) => referencesIn(design),
  sees: 'referenced',
  *check(table, context) {
    const { design } = context
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const key of foreignKeysOf(design, table)) {
      if (key.columns.length < 2 || key.match === 'full') continue
      const columns = columnsAt(design, key.columns)
      const optional = columns.filter((it) => it.nullable)
      const required = columns.filter((it) => !it.nullable)
      if (optional.length === 0) continue
      const loose = required.filter((it) => !standsAlone(context, key, it))
      const parts = { optional, required, loose }
      if (loose.length === 0 && (optional.length === 1 || areTied(design, table, parts))) continue
      const [some, others] = [optional, loose].map((them) => listed(them.map((it) => it.name)))
      const says = loose.length > 0 ? `${some} is null, whatever ${others} says` : `only some of ${some} are filled`
      yield {
        about: key.id,
        message: `${key.name} of ${owner.name} is not checked where ${says}`,
        fixes: waysOut(context, key, parts),
      }
    }
  },
}
