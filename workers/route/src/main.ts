import { createThreadTokens, runMain } from '@hubbub/runtime'
import { openWorker } from '@hubbub/worker'
import { startRoute } from './start-route.ts'

await runMain('route', async (_signal, stack) => {
  const deps = await openWorker('route', stack, process.env)
  stack.use(await startRoute({ ...deps, threadTokens: createThreadTokens(deps.keyring) }))
})
