import { msg, type PlainMessage } from '#words'

/** What the languages' options are called, by their names there. */
export const OPTION_TITLES: Readonly<Record<string, PlainMessage>> = {
  tables: msg('Names of tables’ constants'),
  bigints: msg('A bigint in TypeScript'),
  dates: msg('A timestamp in TypeScript'),
  relations: msg('Relations for the query builder'),
  types: msg('Types of rows read and inserted'),
  output: msg('Where Prisma writes its client, seen from the schema file'),
  views: msg('Views (preview feature of Prisma)'),
  partialIndexes: msg('Partial indexes (preview feature of Prisma)'),
  relationNames: msg('Names of relations'),
  relationships: msg('Relationships on both sides of a foreign key'),
  words: msg('Words of DBML'),
  layout: msg('Files of the schema'),
}

/** What their choices are called; those that are words of the language itself stay as they are. */
export const CHOICE_TITLES: Readonly<Record<string, PlainMessage>> = {
  'as-named': msg('As the table'),
  plural: msg('In the plural'),
  suffixed: msg('With “Table” behind'),
  'where-needed': msg('Where needed'),
  always: msg('Always'),
  rich: msg('All: checks and index methods too'),
  one: msg('All in one file'),
  'by-schema': msg('A file for each schema'),
  'by-table': msg('A file for each table'),
  portable: msg('Only those that every tool reads'),
}
