import * as v from 'valibot'
import { type Design, type Id, type IntentEntry, kindOf, object, pathOf } from '#model'
import type { Chunk, Emitted, Exporter } from '../exporter.ts'
import { headChunk } from '../naming/head-chunk.ts'

const options = v.strictObject({})

type Sort<S extends IntentEntry['sort']> = Extract<IntentEntry, { sort: S }>

const entriesOf = <S extends IntentEntry['sort']>(design: Design, sort: S): readonly Sort<S>[] =>
  [...design.intent.values()].filter((it): it is Sort<S> => it.sort === sort)

/** Text of a person's on one line of a Markdown list: nothing in it is markup, nor HTML. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|]/g, '\\$&')

const named = (design: Design, id: Id): string => {
  const it = object(design, id)
  return it ? `${kindOf(it).label.one} ${plain(pathOf(design, id))}` : 'something that is gone'
}

const names = (design: Design, ids: readonly Id[]): string =>
  ids.map((id) => plain(object(design, id)?.name ?? '?')).join(', ')

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\n## ${title}\n\n${lines.map((line) => `- ${line}\n`).join('')}`
}

function styleLines(design: Design): readonly string[] {
  const [style] = entriesOf(design, 'profile')
  if (!style) return ['It is judged by the default style.']
  return [
    `It is judged by the style ${style.extends}.`,
    ...Object.entries(style.options).map(([option, value]) => `${plain(option)}: ${plain(value)}`),
    ...Object.entries(style.severities).map(([rule, severity]) => `${plain(rule)} is ${severity}`),
  ]
}

/** What the designer decided, as a document that goes with the schema. */
function textOfDecisions(design: Design): string {
  const baseline = entriesOf(design, 'baseline').length
  return [
    `# Decisions in ${plain(design.name)}\n`,
    section('Style', styleLines(design)),
    section(
      'Deviations',
      entriesOf(design, 'decision').map(
        (it) =>
          `${named(design, it.about)} deviates from ${plain(it.rule)}${it.until ? ` until ${it.until}` : ''}: ${plain(it.reason)}`,
      ),
    ),
    baseline > 0 ? `\nBeside these, ${baseline} findings were there when the design was taken over.\n` : '',
    section(
      'What tables and columns mean',
      [...entriesOf(design, 'tags'), ...entriesOf(design, 'role')].map(
        (it) => `${named(design, it.about)}: ${plain(it.sort === 'tags' ? it.tags.join(', ') : it.role)}`,
      ),
    ),
    section(
      'Dependencies',
      entriesOf(design, 'dependency').map(
        (it) =>
          `${named(design, it.about)}: ${names(design, it.from)} ${it.multivalued ? '↠' : '→'} ${names(design, it.to)}`,
      ),
    ),
    section(
      'Queries',
      entriesOf(design, 'query').map((it) => `${named(design, it.about)}: ${plain(it.name)}`),
    ),
    section(
      'Sizes',
      entriesOf(design, 'estimate').map(
        (it) => `${named(design, it.about)}: ${it.rows} rows, ${it.growth} more a month, written ${it.writes} times`,
      ),
    ),
  ].join('')
}

function emit(design: Design): Emitted {
  const chunk: Chunk = headChunk(textOfDecisions(design))
  return { files: [{ path: 'DECISIONS.md', chunks: [chunk] }], notices: [] }
}

/** What no schema language says: the style, where the design deviates from it and why, what its parts mean. */
export const decisionsExporter: Exporter<v.InferOutput<typeof options>> = {
  id: 'decisions',
  title: 'Decisions',
  language: 'markdown',
  options,
  defaults: {},
  covers: {},
  emit,
}
