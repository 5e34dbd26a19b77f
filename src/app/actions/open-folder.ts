import { msg } from '#words'
import type { Action } from './action.ts'

export const openFolder: Action = {
  id: 'open-folder',
  title: msg('Open project folder…'),
  group: 'File',
  icon: 'folder',
  words: 'prisma drizzle sqlmodel sqlalchemy repository directory import',
  run: async (context) => (await import('../project.ts')).openProject(context),
}
