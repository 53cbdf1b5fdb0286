import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createOwnSystem } from '@hubbub/simulators'
import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { channelOf } from './lib/channel-of.ts'
import { openHearing } from './lib/open-hearing.ts'
import { openHooks } from './lib/open-hooks.ts'

const patient = { timeout: 30_000 }
const guide = readFileSync(new URL('../../../docs/generic-api.md', import.meta.url), 'utf8')
/** The examples of the guide, as they stand there. */
const examples = (language: string) =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, code = '']) => code)

async function openOwnDesk() {
  await using opening = new AsyncDisposableStack()
  const system = opening.use(await createOwnSystem())
  const channel = channelOf('api', '')
  const account = { settings: { system: 'shop' }, credentials: { secret: system.secret } }
  const desk = opening.use(await openHearing({ channel, account }))
  const url = opening.use(await openHooks(desk)).at(desk.channelId)
  const stack = opening.move()
  const texts = async () =>
    (await desk.sql<{ text: string }>('SELECT text FROM message ORDER BY text')).map(({ text }) => text)
  return { system, channel, desk, url, texts, [Symbol.asyncDispose]: async () => await stack.disposeAsync() }
}

test('your own system: whatever comes twice, at once or half wrong is stored once, or set aside and named', async () => {
  await using stand = await openOwnDesk()
  const { system, desk, url } = stand
  const said = (id: string) => ({ type: 'message.created', data: { id, contact: { id: 'kim' }, text: id } })
  const call = async (payload: unknown, id: string) => {
    const answer = await fetch(url, { method: 'POST', ...system.sign(payload, { id }) })
    return { status: answer.status, ...((await answer.json()) as object) }
  }
  const batch = { events: [said('a'), { type: 'message.created', data: { id: 'bad' } }, said('b')] }
  const calls = [call(batch, 'one'), call(batch, 'one'), call(batch, 'two'), call(said('c'), 'three')]
  const answers = await Promise.all(calls)
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect(answers[0]).toMatchObject({
    accepted: 2,
    refused: [{ index: 1, errors: [{ path: 'data.contact' }] }],
  })
  // Under an id that was used, nothing else is said.
  expect(await call(said('never'), 'three')).toMatchObject({ status: 200 })
  expect(await call({ type: 'message.created', data: {} }, 'four')).toMatchObject({ status: 422 })
  await using _collect = await desk.collect()
  await eventually(
    async () => expect(await desk.sql('SELECT FROM webhook_call WHERE read_at IS NOT NULL')).toHaveLength(3),
    patient,
  )
  expect(await stand.texts()).toEqual(['a', 'b', 'c'])
  expect(await desk.sql('SELECT external_id AS id, reason FROM quarantine ORDER BY 1')).toEqual(
    ['one', 'two'].map((id) => ({
      id: `call ${id} event 1`,
      reason: expect.stringContaining('data.contact'),
    })),
  )
})

test('the examples of the guide work as they stand there', async () => {
  await using stand = await openOwnDesk()
  const env = { ...process.env, HUBBUB_URL: stand.url, HUBBUB_SECRET: stand.system.secret, PORT: '0' }
  const [shell = ''] = examples('sh')
  const [sender = '', receiver = ''] = examples('js')
  const hasTools = spawnSync('sh', ['-c', 'command -v curl && command -v openssl']).status === 0
  if (!hasTools) console.warn('The curl example was not tried: curl or openssl is missing')
  // Not spawnSync: what answers them lives in this process.
  if (hasTools) expect(await run('sh', ['-c', shell], env)).toBe('{"accepted":1,"refused":[]}')
  expect(await run(process.execPath, ['--input-type=module', '-e', sender], env)).toMatch(/accepted: 2/)
  await using _collect = await stand.desk.collect()
  const expected = ['All good now!', 'It came broken.', ...(hasTools ? ['Where is my order?'] : [])]
  await eventually(async () => expect(await stand.texts()).toEqual(expected), patient)

  const server = spawn(process.execPath, ['--input-type=module', '-e', receiver], { env })
  try {
    const [said] = (await once(server.stdout, 'data')) as [Buffer]
    const port = /listening on (\d+)/.exec(said.toString())?.[1]
    const settings = { system: 'shop', url: `http://127.0.0.1:${port}/` }
    const account = { settings, credentials: { secret: stand.system.secret } }
    expect(await stand.channel.check(account)).toMatchObject({ ok: true })
    await using session = stand.channel.connect(account)
    const to = { kind: 'api', value: 'shop/42', name: 'Ada' }
    const rest = { audience: 'direct', inReplyTo: null, root: null } as const
    const words = { form: 'post', messageId: crypto.randomUUID(), to, text: 'It left.', ...rest } as const
    const reply = { ...words, attachments: [] }
    for (const _ of [1, 2]) expect(await session.send(reply)).toMatchObject({ externalId: 'r-1' })
    const other = { ...account, credentials: { secret: `whsec_${Buffer.alloc(32).toString('base64')}` } }
    expect(await stand.channel.check(other)).toMatchObject({ ok: false })
  } finally {
    server.kill()
  }
})

async function run(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(command, args, { env })
  let out = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (out += data.toString()))
  await once(child, 'close')
  return out
}
