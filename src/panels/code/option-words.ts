import { msg, type PlainMessage } from '#words'

/** What the languages' options are called, by their names there. */
export const OPTION_TITLES: Readonly<Record<string, PlainMessage>> = {
  tables: msg('Names of tables’ constants'),
  enums: msg('Names of enums’ constants'),
  keys: msg('Names of columns’ keys'),
  bigints: msg('A bigint in TypeScript'),
  dates: msg('A timestamp in TypeScript'),
  relations: msg('Relations for the query builder'),
  types: msg('Types of rows read and inserted'),
  output: msg('Where Prisma writes its client, seen from the schema file'),
  views: msg('Views (preview feature of Prisma)'),
  partialIndexes: msg('Partial indexes (preview feature of Prisma)'),
  relationNames: msg('Names of relations'),
  names: msg('Names of models and fields'),
  values: msg('An enum in Python'),
  relationships: msg('Relationships on both sides of a foreign key'),
  words: msg('Words of DBML'),
  layout: msg('Files of the schema'),
}

/** What their choices are called; those that are words of the language itself stay as they are. */
export const CHOICE_TITLES: Readonly<Record<string, PlainMessage>> = {
  'as-named': msg('As the table'),
  plural: msg('In the plural'),
  suffixed: msg('With “Table” behind'),
  'with-enum': msg('With “Enum” behind'),
  'as-type': msg('As the type'),
  habit: msg('As is the language’s habit'),
  'as-in-database': msg('As in the database'),
  class: msg('As a class'),
  literal: msg('As its literals'),
  'where-needed': msg('Where needed'),
  always: msg('Always'),
  rich: msg('All: checks and index methods too'),
  one: msg('All in one file'),
  'by-schema': msg('A file for each schema'),
  'by-table': msg('A file for each table'),
  'by-area': msg('A file for each area of the diagram'),
  portable: msg('Only those that every tool reads'),
}
