import type { Column } from '../reading/shapes.ts'
import { isMoment, isText, isWhole, plain } from '../reading/types.ts'

export type RoleSpec = {
  readonly means: string
  /** The words that such a name ends in; a word of two ("full name") is looked for as two. */
  readonly ends?: string
  /** Words that such a name may have anywhere. */
  readonly holds?: string
  /** What such a column is at least likely to be. */
  readonly fits?: (it: Column) => boolean
}

const isNumber = (it: Column): boolean => isWhole(it) || ['numeric', 'real', 'double precision'].includes(plain(it))
const isMoneyLike = (it: Column): boolean => isNumber(it) || isText(it) || plain(it) === 'money'
const isFlagLike = (it: Column): boolean => plain(it) === 'boolean' || isWhole(it) || isText(it)

/**
 * What a column means, which its type doesn't tell. A name only proposes one; a person confirms or corrects it once, and
 * what rests on a proposal is never told as an error. The first that fits is proposed, so that the narrow stand first.
 */
export const ROLES = {
  'password-hash': {
    means: 'The hash of a password',
    ends: 'hash digest',
    holds: 'hashed encrypted',
    fits: isText,
  },
  password: { means: 'A password', ends: 'password passwd passphrase pin cvv cvc ssn', fits: isText },
  secret: { means: 'A token or key that opens something', ends: 'token secret apikey|api key', fits: isText },
  email: { means: 'An e-mail address', ends: 'email mail|email address|mail address', fits: isText },
  phone: { means: 'A telephone number', ends: 'phone mobile fax telephone|phone number', fits: isText },
  url: { means: 'An address on the web', ends: 'url uri href website homepage', fits: isText },
  slug: { means: 'A name for use in addresses', ends: 'slug permalink', fits: isText },
  username: { means: 'The name that a person signs in by', ends: 'username login handle nickname', fits: isText },
  domain: { means: 'The name of a host', ends: 'domain hostname subdomain', fits: isText },
  'external-id': {
    means: 'A key that another system gave',
    holds: 'external stripe github google remote foreign legacy',
  },
  sku: { means: 'The number of an article', ends: 'sku isbn ean gtin upc|article number|part number', fits: isText },
  code: { means: 'A short key that people read', ends: 'code', fits: isText },
  currency: { means: 'A currency', ends: 'currency|currency code', fits: isText },
  country: { means: 'A country', ends: 'country|country code', fits: isText },
  money: {
    means: 'An amount of money',
    ends: `price prc cost fee salary wage revenue subtotal balance payment refund surcharge
      |price cents|cost cents|amount cents|total cents|balance cents|fee cents`,
    fits: isMoneyLike,
  },
  percent: { means: 'A share of a hundred', ends: 'percent percentage pct', fits: isNumber },
  rating: { means: 'A mark from worst to best', ends: 'rating stars', fits: isNumber },
  age: { means: 'An age', ends: 'age', fits: isNumber },
  priority: { means: 'How soon it is wanted', ends: 'priority', fits: isWhole },
  duration: { means: 'How long it takes', ends: 'duration seconds minutes hours', fits: isNumber },
  quantity: { means: 'How many', ends: 'quantity qty stock', fits: isNumber },
  counter: { means: 'A number of other rows', ends: 'count counter', fits: isWhole },
  total: { means: 'A sum of other values', ends: 'total sum', fits: isNumber },
  version: { means: 'Counts the changes of the row', ends: 'version revision', fits: isWhole },
  'full-name': { means: 'First and last name together', ends: '|full name|display name', fits: isText },
  status: { means: 'One of a few states', ends: 'status state stage phase', fits: isText },
  type: { means: 'One of a few sorts', ends: 'type kind category role level severity gender', fits: isText },
  flag: {
    means: 'Yes or no',
    holds: 'flg is has can should enabled disabled active archived deleted published verified',
    fits: isFlagLike,
  },
  'soft-delete': { means: 'Set when the row counts as deleted', ends: '|deleted at|removed at|deleted on|is deleted' },
  created: { means: 'When the row was made', ends: '|created at|created on|inserted at', fits: isMoment },
  updated: { means: 'When the row was last changed', ends: '|updated at|updated on|modified at', fits: isMoment },
  actor: { means: 'Who did it', ends: 'by' },
  starts: {
    means: 'The beginning of a period',
    ends: '|starts at|start date|start at|valid from|from date',
    fits: isMoment,
  },
  ends: { means: 'The end of a period', ends: '|ends at|end date|end at|valid to|valid until|to date', fits: isMoment },
  birthday: { means: 'A day of birth', ends: 'birthday birthdate dob|birth date|date of birth' },
  day: { means: 'A day or a moment', ends: 'date day time timestamp|at' },
  ip: { means: 'An address on the network', ends: 'ip|ip address', fits: isText },
  mac: { means: 'The address of a device', ends: 'mac|mac address', fits: isText },
  coordinate: {
    means: 'A place on the earth',
    ends: 'latitude longitude lat lng',
    fits: (it) => isNumber(it) || isText(it),
  },
  uuid: { means: 'A UUID', ends: 'uuid guid', fits: isText },
  list: { means: 'Several values in one', ends: 'ids list tags csv keywords', fits: isText },
  reference: { means: 'The key of a row elsewhere' },
  polymorphic: { means: 'The key of a row in one of several tables' },
  'tenant-key': { means: 'Whose row it is' },
  none: { means: 'None of these' },
} as const satisfies Readonly<Record<string, RoleSpec>>

export type Role = keyof typeof ROLES
