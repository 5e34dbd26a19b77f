// biome-ignore-all lint/suspicious/noTemplateCurlyInString: one text looks like a template on purpose
import { expect, test } from 'vitest'
import { quoteName, quoteText, truncateName } from '#base'
import { all, driftBetween } from '#model'
import { decodeLink, encodeLink, fromFile, toFile } from '#share'
import { readSql } from '../../../test/notation/read-sql.ts'
import { textOf } from '../exporter.ts'
import { sqlExporter } from './index.ts'

const TEXTS = [
  '"; DROP TABLE users; --',
  "'); SELECT pg_sleep(9); --",
  '*/ $$ ; $body$ /* \\',
  '<img src=x onerror=alert(1)>',
  'line\r\n-- break\u2028\t',
  '${x} `y` {{z}} %s %I $1',
  'x'.repeat(10_000),
  'שלום \u202eעולם',
  '👩‍💻🔥',
  '__proto__',
]

/** One text in every place where a person may write one, as short as a name has to be and in full where it need not. */
function script(text: string, i: number): string {
  const [name, said] = [quoteName(truncateName(text)), quoteText(text)]
  const label = quoteText(truncateName(text))
  return `
CREATE SCHEMA ${name};
CREATE TYPE ${name}.${name} AS ENUM (${label}, 'other ${i}');
CREATE DOMAIN ${name}."d ${i}" AS text DEFAULT ${said} CONSTRAINT ${name} CHECK (VALUE <> ${said});
CREATE TYPE ${name}."c ${i}" AS (${name} text);
CREATE SEQUENCE ${name}."s ${i}";
CREATE FUNCTION ${name}."f ${i}"(${name} text DEFAULT ${said}) RETURNS text LANGUAGE sql AS ${quoteText(`SELECT ${said}`)};
CREATE TABLE ${name}."t ${i}" (
  ${name} text DEFAULT ${said}, id ${name}.${name} DEFAULT ${label}, PRIMARY KEY (id),
  CONSTRAINT ${name} CHECK (${name} <> ${said}), CONSTRAINT "u ${i}" UNIQUE (${name}),
  parent ${name}.${name} CONSTRAINT "fk ${i}" REFERENCES ${name}."t ${i}" (id));
CREATE INDEX "i ${i}" ON ${name}."t ${i}" (lower(${name} || ${said})) WHERE ${name} <> ${said};
CREATE VIEW ${name}."v ${i}" AS SELECT ${name} AS ${name}, ${said} AS said FROM ${name}."t ${i}";
CREATE POLICY ${name} ON ${name}."t ${i}" USING (${name} = ${said});
${['SCHEMA', 'TYPE', 'DOMAIN', 'SEQUENCE', 'TABLE', 'VIEW']
  .map((kind) => {
    const own = { SCHEMA: name, TYPE: `${name}.${name}` }[kind] ?? `${name}."${kind[0]?.toLowerCase()} ${i}"`
    return `COMMENT ON ${kind} ${own} IS ${said};`
  })
  .join('\n')}
COMMENT ON COLUMN ${name}."t ${i}".${name} IS ${said};
COMMENT ON CONSTRAINT ${name} ON ${name}."t ${i}" IS ${said};
COMMENT ON POLICY ${name} ON ${name}."t ${i}" IS ${said};`
}

test('hostile text in every place is exported as it is, kept as it is, and Postgres takes it', async () => {
  const design = await readSql(TEXTS.map(script).join('\n'))
  const comments = [...all(design.objects)].map((it) => it.comment)
  for (const text of TEXTS) expect(comments.filter((it) => it === text)).toHaveLength(9)
  const exported = sqlExporter.emit({ ...design, name: TEXTS.join('\n') }, {}).files[0]
  expect(driftBetween(design, await readSql(textOf(exported as never)))).toEqual([])
  expect(driftBetween(design, fromFile(toFile(design)).design ?? design)).toEqual([])
  const { design: linked } = decodeLink(encodeLink(design))
  expect(linked && driftBetween(design, linked)).toEqual([])
}, 120_000)
