import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Where Node keeps what it has compiled. Whoever names another place by the same variable is followed. */
export const compiledDir =
  process.env['NODE_COMPILE_CACHE'] ??
  fileURLToPath(new URL('../../../../node_modules/.cache/compiled', import.meta.url))

/** From now on modules are compiled once, for all starts: half of what loading them takes is saved. */
export function keepCompiled(): void {
  enableCompileCache(compiledDir)
}
