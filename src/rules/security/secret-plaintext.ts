import { quoteName } from '#base'
import {
  addCheck,
  addUnique,
  type Change,
  columnsOf,
  type Design,
  type Id,
  intend,
  keysOf,
  renameObject,
  tablesOf,
} from '#model'
import { roleOf, soundsLike } from '../meaning/role-of.ts'
import { inTurn } from '../reading/edits.ts'
import { isUsedInText } from '../reading/expressions.ts'
import { hasTag } from '../reading/intent.ts'
import { retype } from '../reading/retype.ts'
import { type Column, heirsOf, keysUsing, wholeTable } from '../reading/shapes.ts'
import { isText, plain, typeOf } from '../reading/types.ts'
import { wordsOf } from '../reading/words.ts'
import { type Fix, type Rule, severities } from '../rule.ts'

/** The shortest text that is the hash of a password: bcrypt's 60 characters; others are longer. */
const SHORTEST = 60

/** A text of one length is no password that people choose, but what a hash function makes. */
const isFixed = (it: Column): boolean => plain(it) === 'character' && Number(/\((\d+)\)/.exec(it.type.name)?.[1]) >= 32

const PLACES = new Set('address street city town village district state province zip country region'.split(' '))

/** India's postal codes are called PIN: beside a street or a district it is one of them. */
const isPostal = (design: Design, it: Column): boolean =>
  wordsOf(it.name).at(-1) === 'pin' &&
  columnsOf(design, it.parent ?? it.id).some((each) => wordsOf(each.name).some((word) => PLACES.has(word)))

const named = (it: Column, ending: string): string => [...wordsOf(it.name), ending].join('_')

/** From now on it holds the hash, and is known to. */
const renamed = (design: Design, it: Column, to: string): Change[] =>
  inTurn(
    design,
    (now) => renameObject(now, it.id, to),
    (now) => intend(now, { sort: 'role', about: it.id, role: 'password-hash' }),
  )

function hashed(design: Design, table: Id<'table'>, it: Column): Fix[] {
  const to = named(it, 'hash')
  const text = { type: typeOf('text') }
  const wider = plain(it) === 'text' ? [] : retype(design, it.id, text)
  if (it.default !== null || !wider) return []
  return [
    {
      label: `Keep a hash: ${to}, with a check of its length`,
      safe: false,
      changes: () =>
        inTurn(
          design,
          () => wider,
          (now) => renamed(now, it, to),
          (now) => addCheck(now, table, `length(${quoteName(to)}) >= ${SHORTEST}`, [it.id]),
        ),
    },
  ]
}

const BYTES = { type: typeOf('bytea'), default: null }

/** As bytes, where nothing rests on its being text. */
const asBytes = (design: Design, it: Column): Change[] | null =>
  it.default !== null || isUsedInText(design, it.id) ? null : retype(design, it.id, BYTES)

/** A token that is looked up is found by its hash as well; bytes, since nobody reads it. */
function digested(design: Design, table: Id<'table'>, it: Column): Fix[] {
  const to = named(it, 'hash')
  const bytes = asBytes(design, it)
  const single = keysOf(design, table).some((key) => key.columns.length === 1 && key.columns[0] === it.id)
  const changes = (): Change[] =>
    inTurn(
      design,
      () => bytes ?? [],
      (now) => renamed(now, it, to),
      (now) => (single ? [] : addUnique(now, table, [it.id])),
    )
  return bytes ? [{ label: `Keep its hash: ${to} bytea, unique`, safe: false, changes }] : []
}

function encrypted(design: Design, it: Column): Fix[] {
  const to = named(it, 'encrypted')
  const bytes = asBytes(design, it)
  const changes = (): Change[] =>
    inTurn(
      design,
      () => bytes ?? [],
      (now) => renamed(now, it, to),
    )
  return bytes ? [{ label: `Keep it encrypted: ${to} bytea`, safe: false, changes }] : []
}

function waysOut(design: Design, table: Id<'table'>, at: { it: Column; secret: boolean }): Fix[] {
  const { it, secret } = at
  const taken = new Set(columnsOf(design, table).map((each) => each.name))
  const free = (ending: string): boolean => !taken.has(named(it, ending))
  if (it.inherited || heirsOf(design, table).length > 0 || keysUsing(design, it).length > 0) return []
  const hash = secret ? digested(design, table, it) : hashed(design, table, it)
  // A password is never to be read again; the others may have to be.
  const isPassword = wordsOf(it.name).some((word) => word.startsWith('pass'))
  return [...(free('hash') ? hash : []), ...(free('encrypted') && !isPassword ? encrypted(design, it) : [])]
}

export const secretPlaintext: Rule = {
  id: 'secret-plaintext',
  group: 'security',
  title: 'A secret is kept so that nobody can read it',
  why: 'Whoever sees the table, a backup or a log of queries has every password that stands there in plain text, and people use the same one elsewhere. What is only compared needs no more than a hash of it.',
  bad: `create table users (id uuid primary key default gen_random_uuid(), password text not null, pin text);
create table sessions (id uuid primary key default gen_random_uuid(), token text not null unique);
create table persons (id uuid primary key default gen_random_uuid(), ssn varchar(11));`,
  good: `create table users (id uuid primary key default gen_random_uuid(), password_hash text not null check (length(password_hash) >= 60), pin_digest bytea, encrypted_password text, ssn_encrypted bytea, token_type text, legacy_password char(60), pass text);
create table places (id uuid primary key default gen_random_uuid(), street text, pin text);
create table sessions (id uuid primary key default gen_random_uuid(), token_hash bytea not null unique, password_changed_at timestamptz);`,
  given: (design) =>
    tablesOf(design).flatMap((table) =>
      columnsOf(design, table.id).flatMap((it) =>
        it.name === 'password' ? intend(design, { sort: 'role', about: it.id, role: 'password' }) : [],
      ),
    ),
  severity: severities('E W W W W E'),
  sees: 'referring',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    for (const it of owner ? columnsOf(design, table) : []) {
      const role = roleOf(design, it)
      if (!owner || (role?.role !== 'password' && role?.role !== 'secret')) continue
      if (!isText(it) || it.generated || isFixed(it) || hasTag(design, it.id, 'opaque-payload')) continue
      if (!role.confirmed && isPostal(design, it)) continue
      const secret = role.role === 'secret'
      // Many a token is shown again, or is none that opens anything: a name alone tells little.
      const atMost = secret ? (role.confirmed ? 'warning' : 'info') : role.atMost
      if (role.confirmed && soundsLike(it, 'password-hash')) continue
      yield {
        about: it.id,
        ...(atMost ? { atMost } : {}),
        message: `${owner.name}.${it.name} holds ${secret ? 'a token or key' : 'a password or the like'} as text that anyone can read who reads the table`,
        fixes: waysOut(design, table, { it, secret }),
      }
    }
  },
}
