import { Stop } from './command.ts'

const isInside = (path: string): boolean =>
  !path.startsWith('/') && !/^[a-z]:/i.test(path) && !path.split(/[/\\]/).includes('..')

/** Files whose paths stay inside the folder asked for, whatever the design says; stops, before anything is written, where one leads out of it. */
export function insideOf<File extends { readonly path: string }>(
  folder: string,
  files: readonly File[],
): readonly File[] {
  const outside = files.find((it) => !isInside(it.path))
  if (outside) throw new Stop(3, `${folder}: a file of this design would be written outside of it: ${outside.path}`)
  return files
}
