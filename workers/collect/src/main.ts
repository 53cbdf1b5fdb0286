import { channels } from '@hubbub/channels'
import { createSecretBox, loadConfig, runMain } from '@hubbub/runtime'
import { openWorker } from '@hubbub/worker'
import { config } from './collect.config.ts'
import { startCollect } from './start-collect.ts'

await runMain('collect', async (_signal, stack) => {
  const { collect } = loadConfig({ collect: config }, process.env)
  const deps = await openWorker('collect', stack, process.env)
  const secrets = createSecretBox(deps.keyring)
  stack.use(await startCollect({ ...deps, channels, secrets, rescanMs: collect.rescanSeconds * 1000 }))
})
