import type { Attribute, Block, PrismaTree } from '#languages'
import type { Source } from './source.ts'

type Words = Readonly<Record<string, readonly string[]>>

const KEY_WORDS = ['fields', 'name', 'map', 'type', 'ops', 'sort', 'where']
const NAMED: Words = { map: ['name'], schema: ['map'], ignore: [] }

/** The attributes that Prisma has for Postgres, and the names that their arguments may have. */
const ON_FIELDS: Words = {
  id: ['map', 'sort'],
  unique: ['map', 'sort', 'where'],
  default: ['value', 'map'],
  relation: ['name', 'fields', 'references', 'map', 'onDelete', 'onUpdate'],
  map: ['name'],
  updatedAt: [],
  ignore: [],
}
const ON_BLOCKS: Readonly<Partial<Record<Block['sort'], Words>>> = {
  model: { ...NAMED, id: KEY_WORDS, unique: KEY_WORDS, index: KEY_WORDS, fulltext: KEY_WORDS },
  view: { ...NAMED, id: KEY_WORDS, unique: KEY_WORDS, index: KEY_WORDS },
  enum: { map: ['name'], schema: ['map'] },
}

/** Tells of attributes and arguments that Prisma does not have: nothing is made of them. */
export function tellUnknownWords(source: Source, tree: PrismaTree): void {
  const tell = (words: Words, signs: string, it: Attribute) => {
    const known = words[it.name]
    if (!known) {
      source.say({ code: 'unknown', severity: 'warning', message: `Prisma has no ${signs}${it.name} here` }, it)
      return
    }
    for (const { name } of it.args)
      if (name && !known.includes(name.text))
        source.say(
          {
            code: 'unknown',
            severity: 'warning',
            message: `Prisma’s ${signs}${it.name} has no ${name.text} in Postgres`,
          },
          name,
        )
  }
  for (const block of tree.blocks) {
    const words = ON_BLOCKS[block.sort]
    if (!words) continue
    const onFields: Words = block.sort === 'enum' ? { map: ['name'] } : ON_FIELDS
    for (const entry of block.entries) {
      if (entry.sort === 'attribute') tell(words, '@@', entry.attribute)
      // A native type is named after the data source.
      if (entry.sort === 'field') for (const it of entry.attributes) if (!it.name.includes('.')) tell(onFields, '@', it)
    }
  }
}
