import {
  channelsConfig,
  createAlertBots,
  createChannels,
  createSystemMailer,
  systemMailConfig,
} from '@hubbub/channels'
import { createPrinter, createReportPress, printConfig } from '@hubbub/print'
import { createSecretBox, loadConfig, runMain } from '@hubbub/runtime'
import { openWorker } from '@hubbub/worker'
import { config as escalateConfig } from './escalate.config.ts'
import { startDigests } from './digests/start-digests.ts'
import { startReports } from './reports/start-reports.ts'
import { startEscalate } from './start-escalate.ts'

const fragments = {
  channels: channelsConfig,
  escalate: escalateConfig,
  mail: systemMailConfig,
  print: printConfig,
}

await runMain('escalate', async (_signal, stack) => {
  const { escalate, mail, print, ...config } = loadConfig(fragments, process.env)
  const own = config.channels
  const deps = await openWorker('escalate', stack, process.env)
  const common = {
    ...deps,
    channels: createChannels(own),
    secrets: createSecretBox(deps.keyring),
    mailer: createSystemMailer(mail),
    publicUrl: own.publicUrl ?? null,
    allowPrivateHosts: own.allowPrivateHosts,
  }
  const alertBots = createAlertBots({ urls: own.urls, clock: deps.clock })
  const printer = stack.use(createPrinter(print))
  stack.use(startDigests(common))
  stack.use(startReports({ ...common, press: createReportPress(printer) }))
  stack.use(startEscalate({ ...common, alertBots, restMs: escalate.restSeconds * 1000 }))
})
