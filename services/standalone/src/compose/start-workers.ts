import type { StartContext } from '../start.ts'
import type { Core } from './core.ts'

/** All workers, in this process. */
export async function startWorkers(_core: Core, _context: StartContext): Promise<void> {}
