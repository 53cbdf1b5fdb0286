import { channelsConfig, createChannels } from '@hubbub/channels'
import { createSecretBox, loadConfig, runMain } from '@hubbub/runtime'
import { openWorker } from '@hubbub/worker'
import { config } from './deliver.config.ts'
import { startDeliver } from './start-deliver.ts'

await runMain('deliver', async (_signal, stack) => {
  const { channels: own, deliver } = loadConfig({ channels: channelsConfig, deliver: config }, process.env)
  const deps = await openWorker('deliver', stack, process.env)
  stack.use(
    await startDeliver({
      ...deps,
      channels: createChannels(own),
      secrets: createSecretBox(deps.keyring),
      publicUrl: own.publicUrl ?? null,
      leaseMs: deliver.leaseSeconds * 1000,
      allowPrivateHosts: own.allowPrivateHosts,
    }),
  )
})
