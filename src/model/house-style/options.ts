type OptionSpec = {
  readonly title: string
  /** What it decides, as a person reads it. */
  readonly means: string
  /** What can be chosen, and what that means; null: a text of one's own (`pattern` says which). */
  readonly choices: Readonly<Record<string, string>> | null
  readonly pattern?: RegExp
}

const NAME = /^[a-z_][a-z0-9_]*$/
const COUNT = /^[1-9]\d{0,3}$/

/** What a house style decides where good designers differ (rules.md 2.2), each with its choices. */
export const STYLE_OPTIONS = {
  pkStrategy: {
    title: 'Primary keys',
    means: 'What identifies a row that has no name of its own',
    choices: {
      uuid: 'A UUID that Postgres makes; version 7 where the target has it',
      identity: 'A number that Postgres counts: GENERATED AS IDENTITY',
      serial: 'A number from a sequence, in the old way',
      cuid: 'Text that the application makes (cuid)',
      'uuid-or-autoinc': 'A UUID or a counted number',
      any: 'Whatever is there',
    },
  },
  tableNumber: {
    title: 'Names of tables',
    means: 'Whether a table is called by one of its rows or by all',
    choices: {
      consistent: 'One or the other, but the same everywhere',
      plural: 'Plural: users',
      singular: 'Singular: user',
      any: 'Whatever is there',
    },
  },
  money: {
    title: 'Money',
    means: 'How amounts are kept. Floating point is refused in any case',
    choices: { either: 'numeric or whole cents', numeric: 'numeric(p, s)', cents: 'Whole cents in a bigint' },
  },
  strings: {
    title: 'Text',
    means: 'Whether the length of text is bounded by its type',
    choices: {
      text: 'text, with a check where a length matters',
      mixed: 'varchar(n) for what is short, text for the rest',
      bounded: 'A bound for everything short',
    },
  },
  closedSets: {
    title: 'States and sorts',
    means: 'How a column is held to a few values',
    choices: {
      any: 'In any way that Postgres holds it to',
      enum: 'An enum type',
      check: 'A check: status IN (…)',
      lookup: 'A table of their own',
      'check-or-lookup': 'A check or a table, never an enum',
    },
  },
  timestamps: {
    title: 'When rows were made and changed',
    means: 'Which tables have created_at and updated_at',
    choices: {
      usual: 'Tables that people write to; not links, references and events',
      created: 'created_at is enough',
      all: 'All tables',
    },
  },
  updatedAt: {
    title: 'Who keeps updated_at',
    means: 'What sets it when a row changes',
    choices: { trigger: 'A trigger', orm: 'The ORM', either: 'A trigger or the ORM' },
  },
  softDelete: {
    title: 'Deleted rows that are kept',
    means: 'Where rows are marked as deleted instead of going',
    choices: {
      off: 'Nowhere',
      tagged: 'Where a table is said to be so',
      'user-data': 'Wherever people’s own data is, and never for the system’s',
    },
  },
  tenancy: {
    title: 'Tenants',
    means: 'How the rows of one tenant are kept from the others',
    choices: {
      off: 'There are none',
      column: 'Every table says whose its rows are',
      rls: 'Row level security',
      both: 'Both',
    },
  },
  tenantColumn: {
    title: 'The tenant’s column',
    means: 'What the column is called that says whose a row is',
    choices: null,
    pattern: NAME,
  },
  onUpdate: {
    title: 'ON UPDATE',
    means: 'Whether a foreign key has to say what happens when the key it refers to changes',
    choices: { implicit: 'Silence is fine', explicit: 'It has to be said' },
  },
  orm: {
    title: 'What it is written for',
    means: 'Which schema file goes along with the SQL, whose limits and habits then count',
    choices: { none: 'SQL alone', prisma: 'Prisma', drizzle: 'Drizzle', sqlmodel: 'SQLModel' },
  },
  migrationNames: {
    title: 'Names of migrations',
    means: 'What the file of a migration is called',
    choices: {
      timestamp: 'When and what: 20260131120000_add_users',
      number: 'Counted: 001-add-users',
      either: 'One or the other',
      alembic: 'A revision of Alembic: 3f2a9c41d07b_add_users',
    },
  },
  mostIndexes: {
    title: 'Indexes a table',
    means: 'Beside its keys; half as many where a table is written much',
    choices: null,
    pattern: COUNT,
  },
  mostColumns: {
    title: 'Columns a table',
    means: 'From how many on a table is asked whether it is several',
    choices: null,
    pattern: COUNT,
  },
  labelCase: {
    title: 'Labels of enums',
    means: 'In which case the labels of enums are written',
    choices: {
      consistent: 'In any, but the same everywhere',
      upper: 'In capitals: IN_PROGRESS',
      lower: 'In small letters: in_progress',
      any: 'Whatever is there',
    },
  },
} as const satisfies Readonly<Record<string, OptionSpec>>

export type StyleOptionId = keyof typeof STYLE_OPTIONS

type Chosen<S> = S extends { readonly choices: infer C } ? (C extends null ? string : keyof C & string) : never

/** A value for each option. */
export type StyleOptions = { readonly [O in StyleOptionId]: Chosen<(typeof STYLE_OPTIONS)[O]> }

/** Whether a text from outside can be an option's value. */
export function isChoice(option: string, value: string): boolean {
  const spec: OptionSpec | undefined = Object.hasOwn(STYLE_OPTIONS, option)
    ? STYLE_OPTIONS[option as StyleOptionId]
    : undefined
  if (!spec) return false
  return spec.choices ? Object.hasOwn(spec.choices, value) : (spec.pattern?.test(value) ?? false)
}
