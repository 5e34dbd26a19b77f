import type { Attribute, Block, PrismaTree, Range, Setting } from '#languages'
import { ofNative, tellArguments } from './arguments.ts'
import type { Source } from './source.ts'

/** The names that an attribute's arguments may have, and how many may stand without one. */
export type Word = { readonly names: readonly string[]; readonly plain: number }
type Words = Readonly<Record<string, Word>>

const word = (plain: number, ...names: readonly string[]): Word => ({ names, plain })

const NAMED: Words = { map: word(1, 'name'), schema: word(1, 'map'), ignore: word(0) }
const UNIQUE = word(1, 'fields', 'name', 'map', 'where', 'sort')
const INDEX = word(1, 'fields', 'name', 'map', 'type', 'ops', 'sort', 'where')

/** The attributes that Prisma has for Postgres. */
const ON_FIELDS: Words = {
  id: word(0, 'map', 'sort'),
  unique: word(0, 'map', 'sort', 'where'),
  default: word(1, 'value', 'map'),
  relation: word(1, 'name', 'fields', 'references', 'map', 'onDelete', 'onUpdate'),
  map: word(1, 'name'),
  updatedAt: word(0),
  ignore: word(0),
}
const ON_BLOCKS: Readonly<Partial<Record<Block['sort'], Words>>> = {
  model: { ...NAMED, id: UNIQUE, unique: UNIQUE, index: INDEX, fulltext: INDEX },
  view: { ...NAMED, id: UNIQUE, unique: UNIQUE, index: INDEX },
  enum: { map: NAMED.map as Word, schema: NAMED.schema as Word },
}
const ON_VALUES: Words = { map: word(1, 'name') }

/** What a datasource may say (`url` and the like until Prisma 7). */
const SETTINGS = ['provider', 'url', 'directUrl', 'shadowDatabaseUrl', 'relationMode', 'schemas', 'extensions']
const MODES = ['prisma', 'foreignKeys']
/** Keys of an index alone are many in a block. */
const MANY = new Set(['unique', 'index', 'fulltext'])

/** Tells of attributes, arguments and settings that Prisma does not have: nothing is made of them. */
export function tellUnknownWords(source: Source, tree: PrismaTree): void {
  const say = (message: string, at: Range) => source.say({ code: 'unknown', severity: 'warning', message }, at)
  const tell = (words: Words, signs: string, it: Attribute) => {
    const known = words[it.name]
    if (!known) say(`Prisma has no ${signs}${it.name} here`, it)
    else tellArguments(say, `${signs}${it.name}`, it, known)
  }
  for (const block of tree.blocks) {
    if (block.sort === 'generator') tellGenerator(source, say, block)
    if (block.sort === 'datasource') for (const it of block.entries) if (it.sort === 'setting') tellSetting(say, it)
    const words = ON_BLOCKS[block.sort]
    if (!words) continue
    const onFields = block.sort === 'enum' ? ON_VALUES : ON_FIELDS
    const own = block.entries.flatMap((it) =>
      it.sort === 'attribute' && !MANY.has(it.attribute.name) ? [it.attribute] : [],
    )
    tellTwice(say, own)
    for (const entry of block.entries) {
      if (entry.sort === 'attribute') tell(words, '@@', entry.attribute)
      if (entry.sort !== 'field') continue
      tellTwice(say, entry.attributes)
      // A native type is named after the data source.
      for (const it of entry.attributes)
        if (it.name.includes('.')) tellArguments(say, `@${it.name}`, it, { names: [], plain: ofNative(it.name) })
        else tell(onFields, '@', it)
    }
  }
}

export type Say = (message: string, at: Range) => void

/** What the generators of Prisma's own client may be told. */
const CLIENT = /^prisma-client(?:-js)?$/
const OF_CLIENT = `provider output previewFeatures binaryTargets engineType runtime moduleFormat generatedFileExtension
  importFileExtension compilerBuild`.split(/\s+/)

/** What another generator is told is nobody's business but its own. */
function tellGenerator(source: Source, say: Say, { name, entries }: Block): void {
  const settings = entries.flatMap((it) => (it.sort === 'setting' ? [it] : []))
  const provider = settings.find((it) => it.name.text === 'provider')?.value
  if (provider?.sort !== 'string' || CLIENT.test(provider.text)) {
    for (const it of settings)
      if (!OF_CLIENT.includes(it.name.text)) say(`Prisma’s client has no ${it.name.text}`, it.name)
  } else source.count(`generator ${name.text}`, name)
}

function tellSetting(say: Say, { name, value }: Setting): void {
  if (!SETTINGS.includes(name.text)) say(`Prisma’s datasource has no ${name.text}`, name)
  const items = name.text === 'extensions' && value?.sort === 'list' ? value.items : []
  for (const it of items)
    for (const arg of it.sort === 'call' ? it.args : [])
      if (!['map', 'schema', 'version'].includes(arg.name?.text ?? ''))
        say('An extension takes map, schema and version', arg.value)
  if (name.text === 'relationMode' && value?.sort === 'string' && !MODES.includes(value.text))
    say(`relationMode is one of ${MODES.join(', ')}`, value)
}

function tellTwice(say: Say, attributes: readonly Attribute[]): void {
  for (const [i, it] of attributes.entries())
    if (attributes.slice(0, i).some((other) => other.name === it.name))
      say(`${it.name} stands here twice: the first counts`, it)
}
