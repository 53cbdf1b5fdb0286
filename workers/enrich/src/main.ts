import { channelsConfig } from '@hubbub/channels'
import { createSecretBox, loadConfig, runMain } from '@hubbub/runtime'
import { openWorker } from '@hubbub/worker'
import { startEnrich } from './start-enrich.ts'

await runMain('enrich', async (_signal, stack) => {
  const { allowPrivateHosts } = loadConfig({ channels: channelsConfig }, process.env).channels
  const deps = await openWorker('enrich', stack, process.env)
  stack.use(await startEnrich({ ...deps, secrets: createSecretBox(deps.keyring), allowPrivateHosts }))
})
