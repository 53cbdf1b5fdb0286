import { channelsConfig, createChannels } from '@hubbub/channels'
import { createSecretBox, loadConfig, runMain } from '@hubbub/runtime'
import { openWorker } from '@hubbub/worker'
import { config } from './collect.config.ts'
import { startCollect } from './start-collect.ts'

await runMain('collect', async (_signal, stack) => {
  const { collect, ...own } = loadConfig({ collect: config, channels: channelsConfig }, process.env)
  const deps = await openWorker('collect', stack, process.env)
  const channels = createChannels(own.channels)
  const secrets = createSecretBox(deps.keyring)
  const publicUrl = own.channels.publicUrl ?? null
  const rescanMs = collect.rescanSeconds * 1000
  stack.use(await startCollect({ ...deps, channels, secrets, publicUrl, rescanMs }))
})
