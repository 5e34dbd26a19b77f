import type { Common } from './kind-spec.ts'
import type { ObjectOf } from './kinds/index.ts'

type Extending =
  | 'access-method'
  | 'base-type'
  | 'language'
  | 'collation'
  | 'operator'
  | 'operator-family'
  | 'operator-class'
  | 'cast'
  | 'transform'
  | 'conversion'
  | `text-search-${'parser' | 'template' | 'dictionary' | 'configuration'}`

const NOTHING_NAMED = { name: '', of: null } as const
const TEXT = { name: 'text', of: null, dimensions: 0 }
/** The plain forms of the kinds that teach Postgres something new. */
export const PLAIN_EXTENDING: { readonly [K in Extending]: Omit<ObjectOf<K>, keyof Common> } = {
  'base-type': {
    input: NOTHING_NAMED,
    output: NOTHING_NAMED,
    receive: null,
    send: null,
    modifierIn: null,
    modifierOut: null,
    analyze: null,
    subscript: null,
    length: -1,
    byValue: false,
    alignment: 'int4',
    storage: 'plain',
    category: 'U',
    preferred: false,
    default: null,
    element: null,
    delimiter: ',',
    collatable: false,
  },
  'access-method': { type: 'table', handler: NOTHING_NAMED },
  language: { trusted: false, handler: null, inline: null, validator: null },
  collation: { provider: 'icu', locale: 'und', ctype: null, rules: null, deterministic: true },
  operator: {
    left: TEXT,
    right: TEXT,
    function: NOTHING_NAMED,
    commutator: null,
    negator: null,
    restrict: null,
    join: null,
    hashes: false,
    merges: false,
  },
  'operator-family': { method: 'btree', operators: [], functions: [] },
  'operator-class': {
    method: 'btree',
    type: TEXT,
    default: false,
    family: NOTHING_NAMED,
    storage: null,
    operators: [],
    functions: [],
  },
  cast: { source: TEXT, target: TEXT, method: 'inout', function: null, context: 'explicit' },
  transform: { type: TEXT, language: NOTHING_NAMED, fromSql: null, toSql: null },
  conversion: { source: 'UTF8', target: 'LATIN1', function: NOTHING_NAMED, default: false },
  'text-search-parser': {
    start: NOTHING_NAMED,
    token: NOTHING_NAMED,
    end: NOTHING_NAMED,
    tokenTypes: NOTHING_NAMED,
    headline: null,
  },
  'text-search-template': { init: null, lexize: NOTHING_NAMED },
  'text-search-dictionary': { template: { name: 'simple', of: null }, options: [] },
  'text-search-configuration': { parser: { name: '"default"', of: null }, mappings: [] },
}
