import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The shell is Chromium without windows, menus and the renderers of their own that these have. */
const SHELL = 'chromium-headless-shell'
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const USUAL = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]

const isRunnable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A Chromium that is on this machine already: the one named in the environment, one on the path, one in a usual place. */
export function findBrowser(): string | null {
  const named = process.env.CHROMIUM_PATH
  if (named && isRunnable(named)) return named
  const folders = (process.env.PATH ?? '').split(delimiter)
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...onPath, ...USUAL].find((path) => existsSync(path) && isRunnable(path)) ?? null
}

const isShell = (path: string): boolean => path.endsWith(SHELL)

const run = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0

const PACKAGES = ['install', '-y', '-qq', '--no-install-recommends', SHELL, 'fonts-dejavu-core']

/** Debian's own package, where apt is there and we may use it. */
function installFromDebian(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !run('which', ['apt-get'])) return false
  console.log(`Installing ${SHELL} from Debian …`)
  return run('apt-get', PACKAGES) || (run('apt-get', ['update', '-qq']) && run('apt-get', PACKAGES))
}

/**
 * The browser for the end-to-end tests: the shell found or Debian's, else any Chromium, else Playwright's own download. Null means that Playwright
 * uses the one it downloaded itself.
 */
export function ensureBrowser(): string | null {
  const found = findBrowser()
  if (found && (isShell(found) || found === process.env.CHROMIUM_PATH)) return found
  const now = installFromDebian() ? findBrowser() : found
  if (now) return now
  console.log('Downloading a browser with Playwright …')
  if (!run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']))
    throw new Error('There is no Chromium here, and none could be installed; set CHROMIUM_PATH to one')
  return null
}
