import { createSystemMailer, systemMailConfig } from '@hubbub/channels'
import { collectConfig, startCollect } from '@hubbub/collect'
import { deliverConfig, startDeliver } from '@hubbub/deliver'
import { startEnrich } from '@hubbub/enrich'
import { escalateConfig, startDigests, startEscalate, startReports } from '@hubbub/escalate'
import { startRoute } from '@hubbub/route'
import { createSecretBox, createThreadTokens, loadConfig } from '@hubbub/runtime'
import type { StartContext } from '../start-context.ts'
import type { Core } from './core.ts'

/** All workers, in this process; those that take over begin before those that hand on. */
export async function startWorkers(core: Core, shownUrl: string, { stack }: StartContext): Promise<void> {
  const { collect, deliver, escalate, mail } = loadConfig(
    { collect: collectConfig, deliver: deliverConfig, escalate: escalateConfig, mail: systemMailConfig },
    process.env,
  )
  const secrets = createSecretBox(core.keyring)
  stack.use(await startRoute({ ...core, threadTokens: createThreadTokens(core.keyring) }))
  stack.use(await startEnrich({ ...core, secrets }))
  stack.use(await startDeliver({ ...core, secrets, leaseMs: deliver.leaseSeconds * 1000 }))
  const restMs = escalate.restSeconds * 1000
  const mailer = createSystemMailer(mail)
  stack.use(startDigests({ ...core, secrets, publicUrl: shownUrl, mailer }))
  stack.use(startReports({ ...core, secrets, publicUrl: shownUrl, mailer }))
  stack.use(startEscalate({ ...core, secrets, publicUrl: shownUrl, mailer, restMs }))
  stack.use(await startCollect({ ...core, secrets, rescanMs: collect.rescanSeconds * 1000 }))
}
