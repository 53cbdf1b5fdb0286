import { channelsConfig, createChannels } from '@hubbub/channels'
import { createSecretBox, loadConfig, runMain } from '@hubbub/runtime'
import { openWorker } from '@hubbub/worker'
import { startDeliver } from './start-deliver.ts'

await runMain('deliver', async (_signal, stack) => {
  const own = loadConfig({ channels: channelsConfig }, process.env).channels
  const deps = await openWorker('deliver', stack, process.env)
  stack.use(
    await startDeliver({
      ...deps,
      channels: createChannels(own),
      secrets: createSecretBox(deps.keyring),
      publicUrl: own.publicUrl ?? null,
      allowPrivateHosts: own.allowPrivateHosts,
    }),
  )
})
