import { DesignDraft } from '../draft.ts'
import type { Declared } from './models.ts'
import type { Source } from './source.ts'

/** The design as it is being read, and what each piece of the text is about. */
export class Draft extends DesignDraft {
  readonly source: Source
  readonly declared: Declared

  constructor(source: Source, declared: Declared) {
    super()
    this.source = source
    this.declared = declared
  }
}

/** What `///` says, as a comment. */
export const commentOf = (doc: { readonly lines: readonly string[] } | null): string | null =>
  doc?.lines.join('\n').trim() || null
