import type { Told } from './told.ts'
import type { Trial } from './trial.ts'

export type CheckRequest = { readonly reply: number; readonly trial: Trial; readonly dataDir: string }
export type CheckAnswer = { readonly reply: number; readonly told: Told }
