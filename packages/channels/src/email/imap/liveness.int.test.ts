import { connect, createServer, type Socket } from 'node:net'
import { once } from 'node:events'
import { systemClock } from '@hubbub/runtime'
import { expect, test } from 'vitest'
import { startMailbox } from '../mailbox.fixtures.ts'
import { emailCredentialsSchema, emailSettingsSchema } from '@hubbub/contracts'
import { createImapConnection } from './imap-connection.ts'
import { watchInbox } from './watch-inbox.ts'

const liveness = { quietMs: 200, answerMs: 400 }

/** A mailbox behind a network that can swallow all that is said, while its connections seem to stand. */
async function start() {
  const stack = new AsyncDisposableStack()
  const { server, account } = stack.use(await startMailbox())
  const open = new Set<Socket>()
  const relay = createServer((here) => {
    const there = connect(server.imap.port, '127.0.0.1')
    open.add(here)
    here.pipe(there).pipe(here)
    for (const socket of [here, there]) socket.on('error', () => {})
    here.on('close', () => there.destroy())
  })
  relay.listen(0, '127.0.0.1')
  await once(relay, 'listening')
  stack.defer(() => {
    for (const socket of open) socket.destroy()
    relay.close()
  })
  const { port } = relay.address() as { port: number }
  const settings = emailSettingsSchema.parse({
    ...account.settings,
    imap: { ...account.settings.imap, port },
  })
  const credentials = emailCredentialsSchema.parse(account.credentials)
  return {
    server,
    account: { settings, credentials, policy: { allowPrivateHosts: true } },
    connections: () => open.size,
    /** Those that there are carry nothing more; the next ones do. */
    swallow() {
      for (const socket of open) socket.unpipe().pause()
    },
    [Symbol.asyncDispose]: async () => await stack.disposeAsync(),
  }
}

test('a kept connection that carries nothing any more is left for another one, and not waited for', async () => {
  await using net = await start()
  const imap = createImapConnection(net.account, systemClock, liveness)
  const count = async () => await imap.inFolder('INBOX', async (_client, { exists }) => exists)
  expect(await count()).toBe(0)
  expect(await count()).toBe(0)
  expect(net.connections()).toBe(1)
  net.swallow()
  await new Promise((resolve) => void setTimeout(resolve, liveness.quietMs + 50))
  const began = performance.now()
  expect(await count()).toBe(0)
  expect(performance.now() - began).toBeLessThan(5_000)
  expect(net.connections()).toBe(2)
  await imap.close()
})

test('who waits in a connection that carries nothing any more is told that it is lost', async () => {
  await using net = await start()
  const ending = new AbortController()
  let changes = 0
  const watching = watchInbox(
    net.account,
    { signal: ending.signal, onChange: () => void (changes += 1) },
    liveness,
  )
  await expect.poll(() => changes).toBe(1)
  // It is asked again and again, and goes on.
  await new Promise((resolve) => void setTimeout(resolve, liveness.quietMs * 4))
  await net.server.deliver(
    { from: 'a@post.test', to: 'support@shop.test', subject: 'x', text: 'y' },
    'support@shop.test',
  )
  await expect.poll(() => changes).toBe(2)
  net.swallow()
  await expect(watching).rejects.toMatchObject({ class: 'retry' })
  ending.abort()
})
