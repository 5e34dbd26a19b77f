import type { Command } from '../command.ts'
import { checkCommand } from './check.ts'
import { diffCommand } from './diff.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { linkCommand } from './link.ts'
import { openCommand } from './open.ts'
import { proveCommand } from './prove.ts'
import { syncCommand } from './sync.ts'

export const commands: readonly Command[] = [
  importCommand,
  exportCommand,
  syncCommand,
  checkCommand,
  proveCommand,
  diffCommand,
  linkCommand,
  openCommand,
]
