import { runMain } from '@hubbub/runtime'
import { openWorker } from '@hubbub/worker'
import { startEnrich } from './start-enrich.ts'

await runMain('enrich', async (_signal, stack) => {
  stack.use(await startEnrich(await openWorker('enrich', stack, process.env)))
})
