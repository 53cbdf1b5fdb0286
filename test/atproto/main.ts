import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { errorMessage } from '@hubbub/contracts'
import { findRedis } from '@hubbub/runtime/redis-server'
import { reportLine, say } from '../lib/report.ts'
import { checks } from './checks.ts'
import { installNetwork } from './install-network.ts'
import { openScene } from './scene.ts'
import { startNetwork } from './start-network.ts'

parseArgs({ options: { json: { type: 'boolean', default: false } } })

if ((await findRedis()) === null) {
  say(
    'SKIPPED: the network needs a redis-server on the PATH, and there is none (Debian: apt-get install redis-server)',
  )
} else {
  const startedAt = performance.now()
  const dataDir = await mkdtemp(join(tmpdir(), 'hubbub-atproto-'))
  await using stack = new AsyncDisposableStack()
  stack.defer(async () => await rm(dataDir, { recursive: true, force: true }))
  const folder = await installNetwork()
  const scene = await openScene(await startNetwork({ folder, dataDir }, stack), stack)
  const startSeconds = (performance.now() - startedAt) / 1000
  let failed = 0
  for (const [name, check] of checks) {
    try {
      await check(scene)
      say(`  ✓ ${name}`)
    } catch (error) {
      failed += 1
      say(`  ✗ ${name}\n    ${errorMessage(error).replaceAll('\n', '\n    ')}`)
    }
  }
  await stack.disposeAsync()
  process.stdout.write(
    `${reportLine('atproto', { checks: checks.length, passed: checks.length - failed, failed, start_s: startSeconds })}\n`,
  )
  process.exit(failed === 0 ? 0 : 1)
}
