import { useEffect, useState } from 'react'
import { useSession } from '#session'
import { writeSaved } from './saved.ts'

const DARK = '(prefers-color-scheme: dark)'
const CONTRAST = '(prefers-contrast: more)'

/** Whether the system says so now. */
function useMedia(query: string): boolean {
  const [is, setIs] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const media = matchMedia(query)
    const look = () => setIs(media.matches)
    media.addEventListener('change', look)
    return () => media.removeEventListener('change', look)
  }, [query])
  return is
}

/** Puts the chosen theme on the page, following the system where that is the choice. Gives whether it is dark now. */
export function useTheme(): boolean {
  const theme = useSession((it) => it.theme)
  const contrast = useSession((it) => it.contrast)
  const system = useMedia(DARK)
  const more = useMedia(CONTRAST) || contrast
  const dark = theme === 'dark' || (theme === 'system' && system)
  // Before children paint: the canvas reads its colours from the page.
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  document.documentElement.dataset.contrast = more ? 'more' : 'usual'
  useEffect(() => writeSaved('theme', { theme, contrast }), [theme, contrast])
  return dark
}
