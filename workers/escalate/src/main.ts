import {
  channelsConfig,
  createAlertBots,
  createChannels,
  createSystemMailer,
  systemMailConfig,
} from '@hubbub/channels'
import { createSecretBox, loadConfig, runMain } from '@hubbub/runtime'
import { openWorker } from '@hubbub/worker'
import { config as escalateConfig } from './escalate.config.ts'
import { startEscalate } from './start-escalate.ts'

const fragments = { channels: channelsConfig, escalate: escalateConfig, mail: systemMailConfig }

await runMain('escalate', async (_signal, stack) => {
  const { escalate, mail, ...config } = loadConfig(fragments, process.env)
  const own = config.channels
  const deps = await openWorker('escalate', stack, process.env)
  stack.use(
    startEscalate({
      ...deps,
      channels: createChannels(own),
      secrets: createSecretBox(deps.keyring),
      mailer: createSystemMailer(mail),
      alertBots: createAlertBots({ urls: own.urls, clock: deps.clock }),
      publicUrl: own.publicUrl ?? null,
      allowPrivateHosts: own.allowPrivateHosts,
      restMs: escalate.restSeconds * 1000,
    }),
  )
})
