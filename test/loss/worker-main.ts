import { channelsConfig, createChannels } from '@hubbub/channels'
import { collectConfig, startCollect } from '@hubbub/collect'
import { startEnrich } from '@hubbub/enrich'
import { startRoute } from '@hubbub/route'
import { createSecretBox, createThreadTokens, loadConfig, runMain } from '@hubbub/runtime'
import { openWorker } from '@hubbub/worker'

/** All that hears, in one process that can be killed. */
await runMain('loss', async (_signal, stack) => {
  const { collect, channels } = loadConfig({ collect: collectConfig, channels: channelsConfig }, process.env)
  const deps = await openWorker('loss', stack, process.env)
  stack.use(await startRoute({ ...deps, threadTokens: createThreadTokens(deps.keyring) }))
  const rescanMs = collect.rescanSeconds * 1000
  const secrets = createSecretBox(deps.keyring)
  stack.use(await startEnrich({ ...deps, secrets }))
  stack.use(await startCollect({ ...deps, channels: createChannels(channels), secrets, rescanMs }))
})
