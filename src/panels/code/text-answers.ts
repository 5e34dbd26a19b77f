import { type Design, heldText } from '#model'
import {
  type Completion,
  completionAt,
  type Formatted,
  formatted,
  type Hover,
  hoverAt,
  type NamedPlace,
  type NewName,
  placesNamedAs,
  type Renameable,
  readyToAsk,
  renameableAt,
  renamedAt,
} from '#text'

/** A place of a text that someone looks at. */
export type TextPlace = { readonly language: string; readonly text: string; readonly at: number }

/** What an editor asks of a text, and what it is told. */
export type TextAnswers = {
  readonly completion: Completion | null
  readonly hover: Hover | null
  readonly places: readonly NamedPlace[]
  readonly renameable: Renameable
  readonly format: Formatted
}
export type TextQuestion = keyof TextAnswers

const ANSWERS: {
  readonly [Q in TextQuestion]: (it: TextPlace & { design: Design }) => TextAnswers[Q] | Promise<TextAnswers[Q]>
} = {
  completion: completionAt,
  hover: hoverAt,
  places: placesNamedAs,
  renameable: renameableAt,
  format: formatted,
}

/** Answers what is asked of a text beside a design. */
export async function answerText(question: TextQuestion, place: TextPlace, design: Design): Promise<unknown> {
  await readyToAsk(place.language)
  return ANSWERS[question]({ ...place, design })
}

/** What a new name comes to, for a design of which so much was `heard`. */
export type RenamedAnswer = { readonly made: NewName; readonly heard: number }
type Heard = { readonly design: Design; readonly heard: number }

/** What a new name comes to; refused while something in the text can't be read. */
export async function answerRename(place: TextPlace, name: string, { design, heard }: Heard): Promise<RenamedAnswer> {
  await readyToAsk(place.language)
  const refused = 'The text has to be readable first: something in it is wrong.'
  return { made: heldText(design, place.language)?.draft ? { refused } : renamedAt({ ...place, design }, name), heard }
}
