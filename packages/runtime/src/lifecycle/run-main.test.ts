import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'

const source = new URL('run-main.ts', import.meta.url).href

/** Runs `body` as a main in a process of its own; `say` writes a line that the test can wait for. */
async function run(
  body: string,
  act: (kill: (name: NodeJS.Signals) => void, line: string) => void = () => {},
) {
  const script = `
    import { runMain } from '${source}'
    const say = (text) => console.log('say ' + text)
    const forever = () => setInterval(() => {}, 1000)
    const resource = (name, ms = 0) => ({
      async [Symbol.asyncDispose]() { await new Promise((done) => setTimeout(done, ms)); say('closed ' + name) },
    })
    await runMain('main', async (signal, stack) => { ${body} }, { graceMs: 400 })
  `
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env: { LOG_FORMAT: 'json', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  const logged: string[] = []
  createInterface(child.stdout).on('line', (line) => {
    if (line.startsWith('say ')) said.push(line.slice(4))
    else logged.push(line)
    act((name) => child.kill(name), line)
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said, log: logged.join('\n') }
}

const when = (text: string, name: NodeJS.Signals) => (kill: (name: NodeJS.Signals) => void, line: string) => {
  if (line === `say ${text}`) kill(name)
}

describe('runMain', () => {
  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    '%s aborts, closes newest first and exits 0',
    async (name) => {
      const body = `
      stack.use(resource('first')); stack.use(resource('second'))
      signal.addEventListener('abort', () => say('aborted'))
      forever(); say('up')`
      const { code, said } = await run(body, when('up', name))
      expect(said).toEqual(['up', 'aborted', 'closed second', 'closed first'])
      expect(code).toBe(0)
    },
  )

  test('a main with nothing left to do ends by itself', async () => {
    const { code, said } = await run(`stack.use(resource('file')); say('done')`)
    expect(said).toEqual(['done', 'closed file'])
    expect(code).toBe(0)
  })

  test('a start that fails closes what it had opened and exits 1', async () => {
    const { code, said, log } = await run(`stack.use(resource('first')); throw new Error('no such port')`)
    expect(said).toEqual(['closed first'])
    expect(log).toContain('failed: no such port')
    expect(code).toBe(1)
  })

  test('a stop during the start is no failure', async () => {
    const body = `
      stack.use(resource('first')); forever(); say('starting')
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))`
    const { code, said, log } = await run(body, when('starting', 'SIGTERM'))
    expect(said).toEqual(['starting', 'closed first'])
    expect(log).not.toContain('failed')
    expect(code).toBe(0)
  })

  test('a resource that hangs is left behind when the grace is over', async () => {
    const { code, said, log } = await run(
      `stack.use(resource('slow', 60000)); forever(); say('up')`,
      when('up', 'SIGTERM'),
    )
    expect(said).toEqual(['up'])
    expect(log).toContain('stopping took too long')
    expect(code).toBe(1)
  })

  test('a second signal ends it at once', async () => {
    const body = `
      stack.use(resource('slow', 350)); forever()
      signal.addEventListener('abort', () => say('stopping')); say('up')`
    const { code, said } = await run(body, (kill, line) => {
      if (line === 'say up' || line === 'say stopping') kill('SIGINT')
    })
    expect(said).toEqual(['up', 'stopping'])
    expect(code).toBe(1)
  })

  test.each([
    ['unhandledRejection', `void Promise.reject(new Error('lost'))`],
    ['uncaughtException', `setTimeout(() => { throw new Error('lost') }, 1)`],
  ])('%s is logged and exits 1', async (event, cause) => {
    const { code, log } = await run(`forever(); ${cause}`)
    expect(log).toContain(`${event}: lost`)
    expect(code).toBe(1)
  })

  test('a resource that cannot be closed makes it exit 1, after closing the others', async () => {
    const body = `
      stack.use(resource('first'))
      stack.defer(() => { throw new Error('stuck') })`
    const { code, said, log } = await run(body)
    expect(said).toEqual(['closed first'])
    expect(log).toContain('did not stop cleanly: stuck')
    expect(code).toBe(1)
  })
})
