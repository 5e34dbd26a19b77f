/** A path that an exporter chose stays inside the folder asked for, whatever names the design holds. */
export const isInside = (path: string): boolean =>
  !path.startsWith('/') && !/^[a-z]:/i.test(path) && !path.split(/[/\\]/).includes('..')
