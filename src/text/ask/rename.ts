import { byteLength, MAX_NAME_BYTES } from '#base'
import type { Mention } from '#import'
import { type Change, childrenOf, type DbObject, type Design, kindOf, kindOfId, object, renameObject } from '#model'
import { type Language, languageById } from '../language.ts'
import { readingOf } from '../revise.ts'
import { edited } from '../text-edit.ts'
import { type Asked, isSame, nameAt, namesOf } from './names.ts'
import { spellingOf } from './spelling.ts'

export type Refused = { readonly refused: string }

/** What can be renamed at a place, under the name that it has there. */
export type Renameable = { readonly from: number; readonly to: number; readonly name: string } | Refused

/**
 * What a new name comes to: of the design, where the text's name is the name in the database; else of the text alone,
 * which says the same under another name.
 */
export type NewName =
  | { readonly changes: readonly Change[]; readonly title: string }
  | { readonly text: string }
  | Refused

const refuse = (refused: string): Refused => ({ refused })

/** What can be renamed at a place. */
export function renameableAt(asked: Asked): Renameable {
  const name = nameAt(namesOf(asked), asked.at)
  if (!name) return refuse('Nothing here has a name that can be changed.')
  return { from: name.from, to: name.to, name: asked.text.slice(name.from, name.to) }
}

/** Renames what is named at a place. */
export function renamedAt(asked: Asked, wanted: string): NewName {
  const names = namesOf(asked)
  const here = nameAt(names, asked.at)
  if (!here) return refuse('Nothing here has a name that can be changed.')
  const [fault] = names.faults
  if (fault) return refuse(`The text has to be readable first. Line ${fault.at?.line ?? 1}: ${fault.message}`)
  const it = object(asked.design, here.about) as DbObject | null
  const said = spellingOf(asked.language, asked.text.slice(here.from, here.to), here.inDatabase)
  const isTheirs = here.role === '' && it !== null && (here.inDatabase || ('name' in said && said.name === it.name))
  const name = spellingOf(asked.language, wanted.trim(), here.inDatabase)
  if ('refused' in name) return name
  if (isTheirs) return renamedInDesign(asked.design, it, name.name)
  const language = languageById(asked.language)
  return language ? renamedInText(asked, language, { here, name: name.name }) : refuse('This name is not the design’s.')
}

function renamedInDesign(design: Design, it: DbObject, name: string): NewName {
  if (byteLength(name) > MAX_NAME_BYTES)
    return refuse(`“${name}” is too long: Postgres takes names of at most ${MAX_NAME_BYTES} bytes.`)
  const twin = twinOf(design, it, name)
  if (twin) return refuse(`There is a ${kindOf(twin).label.one} “${name}” already.`)
  return { changes: renameObject(design, it.id, name), title: `rename ${it.name} to ${name}` }
}

/** What has the name already, among what can't have the same. Routines are told apart by their arguments too. */
function twinOf(design: Design, it: DbObject, name: string): DbObject | undefined {
  const isOfSchema = it.parent !== null && kindOfId(it.parent) === 'schema'
  const siblings = it.parent ? childrenOf(design, it.parent) : []
  return siblings.find(
    (other) =>
      other.id !== it.id &&
      other.name === name &&
      (isOfSchema ? other.kind !== 'routine' && it.kind !== 'routine' : other.kind === it.kind),
  )
}

/** Each of these places with another name. */
const replaced = (text: string, places: readonly Mention[], name: string): string =>
  edited(
    text,
    places.map(({ from, to, lead }) => ({ from, to, text: `${lead ?? ''}${name}` })),
  )

function renamedInText(asked: Asked, language: Language, { here, name }: { here: Mention; name: string }): NewName {
  const { text } = asked
  const { mentions } = namesOf(asked)
  const places = mentions.filter((it) => isSame(it, here) && !it.inDatabase)
  const made = replaced(text, places, name)
  const next = renamedAlong(asked, language, { here, places, made, name }) ?? made
  const [fault] = readingOf(language, next).notices.filter((it) => it.severity === 'error')
  return fault ? refuse(fault.message) : { text: next }
}

type Made = {
  readonly here: Mention
  readonly places: readonly Mention[]
  readonly made: string
  readonly name: string
}

/** Where the language makes the name in the database of this one, what the text calls by that goes along. */
function renamedAlong(asked: Asked, language: Language, { here, places, made, name }: Made): string | null {
  const before = object(asked.design, here.about)
  const first = places.find((it) => it.declares)
  if (!before || !first || here.role !== '') return null
  const shift = places.filter((it) => it.from < first.from).reduce((by, it) => by + name.length - (it.to - it.from), 0)
  const reading = readingOf(language, made)
  const found = reading.mentions().find((it) => it.declares && it.from === first.from + shift)
  const now = found && object(reading.design, found.about)
  if (!now || now.name === before.name) return null
  const strings = namesOf(asked).mentions.filter((it) => isSame(it, here) && it.inDatabase)
  const edits = [...places.map((it) => ({ it, name })), ...strings.map((it) => ({ it, name: now.name }))]
  return edited(
    asked.text,
    edits
      .sort((a, b) => a.it.from - b.it.from)
      .map(({ it, name: text }) => ({ from: it.from, to: it.to, text: `${it.lead ?? ''}${text}` })),
  )
}
