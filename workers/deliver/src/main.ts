import { channels } from '@hubbub/channels'
import { createSecretBox, runMain } from '@hubbub/runtime'
import { openWorker } from '@hubbub/worker'
import { startDeliver } from './start-deliver.ts'

await runMain('deliver', async (_signal, stack) => {
  const deps = await openWorker('deliver', stack, process.env)
  stack.use(await startDeliver({ ...deps, channels, secrets: createSecretBox(deps.keyring) }))
})
