import { collectConfig, startCollect } from '@hubbub/collect'
import { deliverConfig, startDeliver } from '@hubbub/deliver'
import { startEnrich } from '@hubbub/enrich'
import { startRoute } from '@hubbub/route'
import { createSecretBox, createThreadTokens, loadConfig } from '@hubbub/runtime'
import type { StartContext } from '../start-context.ts'
import type { Core } from './core.ts'

/** All workers, in this process; those that take over begin before those that hand on. */
export async function startWorkers(core: Core, { stack }: StartContext): Promise<void> {
  const { collect, deliver } = loadConfig({ collect: collectConfig, deliver: deliverConfig }, process.env)
  const secrets = createSecretBox(core.keyring)
  stack.use(await startRoute({ ...core, threadTokens: createThreadTokens(core.keyring) }))
  stack.use(await startEnrich({ ...core, secrets }))
  stack.use(await startDeliver({ ...core, secrets, leaseMs: deliver.leaseSeconds * 1000 }))
  stack.use(await startCollect({ ...core, secrets, rescanMs: collect.rescanSeconds * 1000 }))
}
