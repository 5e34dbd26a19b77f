import * as v from 'valibot'
import { namedRef } from '../fields.ts'
import { refJson } from './catalog-words.ts'
import { isOwn } from './named-words.ts'

/** An operator can't be quoted, so what is none is written as a name, which Postgres refuses where it stands. */
export const isOperatorName = (name: string): boolean => /^[+\-*/<>=~!@#%^&|`?]+$/.test(name) && !/--|\/\*/.test(name)

export const operatorRef = () => namedRef('operator')
export const maybeOperator = () => v.nullable(operatorRef())

const text = (
  oid: string,
): string => `(select case when pg_operator_is_visible(y.oid) then '' else quote_ident(yn.nspname) || '.' end
    || y.oprname from pg_operator y join pg_namespace yn on yn.oid = y.oprnamespace where y.oid = ${oid})`

/** An operator as a namedRef; one that is only announced so far (a shell) by its name. Null for 0. */
export const operatorJson = (oid: string): string => {
  const own = `(${isOwn('pg_operator', oid)} and exists (select from pg_operator z where z.oid = ${oid} and z.oprcode <> 0))`
  return `case when ${oid} <> 0 then jsonb_build_object('name', case when ${own} then '' else ${text(oid)} end,
    'of', case when ${own} then ${refJson('pg_operator', oid)} end) end`
}
