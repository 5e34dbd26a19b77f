/** Designs to begin with, as SQL that anyone could have written. Loaded when asked for. */
export const SAMPLES = [
  { id: 'blog', title: 'Blog', load: () => import('./blog.sql?raw').then((it) => it.default) },
] as const
