import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const child = fileURLToPath(new URL('follow-launcher.fixtures.ts', import.meta.url))
const launch = (title: string) =>
  spawn(
    process.execPath,
    [
      '-e',
      `process.title = ${JSON.stringify(title)}
       const { spawn } = require('node:child_process')
       const child = spawn(process.execPath, [${JSON.stringify(child)}], { stdio: 'inherit' })
       console.log('pid ' + child.pid)`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )

test('what npx has started ends when npx was killed', async () => {
  const launcher = launch('npm exec pnpm start')
  let said = ''
  launcher.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  await expect.poll(() => said, { timeout: 15_000 }).toMatch(/here/)
  launcher.kill('SIGKILL')
  await once(launcher, 'exit')
  await expect.poll(() => said, { timeout: 10_000 }).toContain('it is gone')
})

test('what another program has started goes on without it', async () => {
  const launcher = launch('a shell of somebody')
  let said = ''
  launcher.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  await expect.poll(() => said, { timeout: 15_000 }).toMatch(/pid \d+[^]*here|here[^]*pid \d+/)
  const pid = Number(/pid (\d+)/.exec(said)?.[1])
  launcher.kill('SIGKILL')
  await once(launcher, 'exit')
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(said).not.toContain('it is gone')
  process.kill(pid, 'SIGKILL')
})
