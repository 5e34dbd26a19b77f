import { msg } from '#words'
import type { Action } from './action.ts'

export const saveFolder: Action = {
  id: 'save-folder',
  title: msg('Save to the project’s files'),
  group: 'File',
  icon: 'folder',
  words: 'write back prisma drizzle sqlmodel sql repository directory sync',
  enabled: ({ design }) => [...design.design().intent.values()].some((it) => it.sort === 'text'),
  run: async (context) => (await import('../project.ts')).saveProject(context),
}
