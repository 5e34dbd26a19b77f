// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are what must come out unharmed.
import { all, apply, type Change, type DbObject } from '#model'
import { design } from './design.ts'

const LONG = 'é'.repeat(31)

/** A design whose every name is chosen to hurt whoever writes it into a string, a comment, a template or an identifier. */
const named = design({
  enums: {
    'it\'s "quoted" \\ `x` ${process.exit()}': [
      "won't",
      'a "b"',
      'back\\slash',
      'line\nbreak',
      '*/ ${x}',
      '`',
      '',
      'true',
      'a',
      'A',
      '日本',
    ],
    string: ['x'],
    status: ['on'],
  },
  tables: {
    'a"b\'c\\d`e${f}*/': {
      columns: {
        'id"; }': 'integer!',
        'line\nbreak\r\u2028model Evil {': 'it\'s "quoted" \\ `x` ${process.exit()}',
        '*/ export const evil = 1 /*': {
          type: 'text',
          default: "E'a\\\\b`${1}''c\"'::text",
          comment: '*/ evil()\nmodel Injected {\n}\u2028// x',
        },
        '!!!': 'text',
        '???': 'text',
        class: 'text',
        AND: 'text',
        _: 'text',
        enableRLS: 'text',
        constructor: 'text',
        user_id: 'text',
        userId: 'text',
        'user-id': 'text',
        '1st': 'text',
        [LONG]: 'text',
      },
      primary: ['id"; }'],
      primaryName: 'pk`${1}"\'\\',
      indexes: [{ name: 'ix "\n`${', keys: ['class'], where: "(class <> '`${x}*/\\'::text)" }],
      checks: { 'ck\n} model Evil {': "class <> '\n}\nmodel Evil {`${x}'" },
    },
    class: {
      columns: { id: 'integer!', string_id: 'integer' },
      primary: ['id'],
      references: [{ columns: ['string_id'], to: 'strings' }],
    },
    strings: {
      columns: { id: 'integer!', class: 'integer' },
      primary: ['id'],
      references: [{ columns: ['class'], to: 'class' }],
    },
    statuses: { columns: { id: 'integer!', status: 'status' }, primary: ['id'] },
    prisma: { columns: { id: 'integer!' }, primary: ['id'] },
    text: { columns: { id: 'integer!', sql: 'text!', integer: 'text' }, primary: ['id'] },
    sql: { columns: { id: 'integer!' }, primary: ['id'] },
    index: {
      columns: { id: 'integer!', text: 'integer' },
      primary: ['id'],
      references: [{ columns: ['text'], to: 'text' }],
    },
    date: { columns: { id: 'integer!', at: 'date' }, primary: ['id'] },
    user: { columns: { id: 'integer!' }, primary: ['id'] },
    users: {
      columns: { id: 'integer!', user: 'integer' },
      primary: ['id'],
      references: [{ columns: ['user'], to: 'user' }],
    },
    new_user: { columns: { id: 'integer!' }, primary: ['id'] },
    Users: { columns: { id: 'integer!' }, primary: ['id'] },
    'bad " schema::users': { columns: { id: 'integer!' }, primary: ['id'] },
    用户: { columns: { 名: 'text', id: 'integer!' }, primary: ['id'] },
    '🙂': { columns: { id: 'integer!' }, primary: ['id'] },
    '2fa': { columns: { '2fa': 'integer!' }, primary: ['2fa'] },
  },
})

const table = [...all(named.objects)].find((it): it is Extract<DbObject, { kind: 'table' }> => it.kind === 'table')
const comment = '*/ process.exit() /*\n}\nmodel Injected {\n\u2028enum Evil { a }'
export const hostile = apply(
  named,
  table ? ([{ op: 'set', before: table, after: { ...table, comment } }] satisfies Change[]) : [],
)
