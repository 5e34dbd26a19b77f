import * as v from 'valibot'
import { quoteName, quoteText } from '#base'
import { idOf } from '../fields.ts'
import { type At, defineKind, type ObjectWith } from '../kind-spec.ts'
import { changeSettings, pairs, setSetting } from './pairs.ts'
import { roleCatalog, rolePresence } from './role-catalog.ts'

/** Attributes that are on or off: the word of each, and what CREATE ROLE does when it is left out. */
const SWITCHES = [
  ['login', 'LOGIN', false],
  ['superuser', 'SUPERUSER', false],
  ['createDatabases', 'CREATEDB', false],
  ['createRoles', 'CREATEROLE', false],
  ['inherit', 'INHERIT', true],
  ['replication', 'REPLICATION', false],
  ['bypassRowSecurity', 'BYPASSRLS', false],
] as const

const fields = {
  /** The server has it already: it is neither created nor dropped, only referred to. */
  given: v.boolean(),
  login: v.boolean(),
  superuser: v.boolean(),
  createDatabases: v.boolean(),
  createRoles: v.boolean(),
  /** Has the privileges of the roles it is a member of without SET ROLE. */
  inherit: v.boolean(),
  replication: v.boolean(),
  bypassRowSecurity: v.boolean(),
  /** -1 for any number. */
  connectionLimit: v.pipe(v.number(), v.integer(), v.minValue(-1)),
  /** When its password stops being good; null for never. */
  validUntil: v.nullable(v.string()),
  memberOf: v.array(v.strictObject({ role: idOf('role'), admin: v.boolean(), inherit: v.boolean(), set: v.boolean() })),
  /** What its sessions start with: `search_path` and the like. */
  settings: pairs(),
}
type Role = ObjectWith<'role', typeof fields>
type Membership = Role['memberOf'][number]

const alterRole = (it: Role, what: string): string => `ALTER ROLE ${quoteName(it.name)} ${what}`

/** The attributes in which it differs from a role that was created without any. */
const attributes = (it: Role): string =>
  [
    ...SWITCHES.flatMap(([field, word, plain]) => (it[field] === plain ? [] : [` ${it[field] ? '' : 'NO'}${word}`])),
    it.connectionLimit === -1 ? '' : ` CONNECTION LIMIT ${it.connectionLimit}`,
    it.validUntil === null ? '' : ` VALID UNTIL ${quoteText(it.validUntil)}`,
  ].join('')

const flip =
  (field: (typeof SWITCHES)[number][0], word: string) =>
  (now: Role): readonly string[] => [alterRole(now, `${now[field] ? '' : 'NO'}${word}`)]

/** Before 16 a membership has no options but ADMIN (manual: GRANT). */
function join(it: Role, to: Membership, at: At): string {
  const options =
    at.postgres < 16
      ? to.admin
        ? ['ADMIN OPTION']
        : []
      : [
          ...(to.admin ? ['ADMIN TRUE'] : []),
          ...(to.inherit === it.inherit ? [] : [`INHERIT ${to.inherit ? 'TRUE' : 'FALSE'}`]),
          ...(to.set ? [] : ['SET FALSE']),
        ]
  return `GRANT ${at.name(to.role)} TO ${quoteName(it.name)}${options.length > 0 ? ` WITH ${options.join(', ')}` : ''}`
}

const same = (a: Membership, b: Membership): boolean =>
  a.role === b.role && a.admin === b.admin && a.inherit === b.inherit && a.set === b.set

/** A membership whose options change is left and joined again; a role that goes takes its memberships along. */
const changeMemberships = (now: Role, was: Role, at: At): readonly string[] => [
  ...was.memberOf
    .filter((had) => at.object(had.role) && !now.memberOf.some((has) => same(had, has)))
    .map((had) => `REVOKE ${at.name(had.role)} FROM ${quoteName(now.name)}`),
  ...now.memberOf.filter((has) => !was.memberOf.some((had) => same(had, has))).map((has) => join(now, has, at)),
]

/** A role: who may log in, and to whom things are granted. Its password is a secret of the server and no part of a design. */
export const role = defineKind({
  kind: 'role',
  label: { one: 'role', many: 'roles' },
  under: [],
  fields,
  needs: (it) => it.memberOf.map((each) => each.role),
  create: (it) => {
    if (!it.given) return `CREATE ROLE ${quoteName(it.name)}${attributes(it)}`
    return attributes(it) === '' ? '' : alterRole(it, attributes(it).trim())
  },
  settle: (it, at) => [
    ...it.memberOf.map((each) => join(it, each, at)),
    ...it.settings.map((each) => alterRole(it, setSetting(each))),
  ],
  // What it owns stays, whoever made it: owners are no part of a design. What it may do goes with it.
  drop: (it) => {
    const name = quoteName(it.name)
    return it.given ? '' : `REASSIGN OWNED BY ${name} TO CURRENT_USER;\nDROP OWNED BY ${name};\nDROP ROLE ${name}`
  },
  address: (it) => `ROLE ${quoteName(it.name)}`,
  rename: (it, was) => (it.given ? '' : `ALTER ROLE ${quoteName(was)} RENAME TO ${quoteName(it.name)}`),
  alter: {
    given: 'none',
    login: flip('login', 'LOGIN'),
    superuser: flip('superuser', 'SUPERUSER'),
    createDatabases: flip('createDatabases', 'CREATEDB'),
    createRoles: flip('createRoles', 'CREATEROLE'),
    inherit: flip('inherit', 'INHERIT'),
    replication: flip('replication', 'REPLICATION'),
    bypassRowSecurity: flip('bypassRowSecurity', 'BYPASSRLS'),
    connectionLimit: (now) => [alterRole(now, `CONNECTION LIMIT ${now.connectionLimit}`)],
    validUntil: (now) => [alterRole(now, `VALID UNTIL ${quoteText(now.validUntil ?? 'infinity')}`)],
    memberOf: changeMemberships,
    settings: (now, was) => changeSettings(now.settings, was.settings).map((what) => alterRole(now, what)),
  },
  presence: rolePresence,
  catalog: roleCatalog,
})
