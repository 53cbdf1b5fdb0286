import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const source = new URL('create-logger.ts', import.meta.url).href
const script = `
  import { createLogger } from '${source}'
  const log = createLogger('api')
  log.debug('detail'); log.info({ port: 1 }, 'up')`

async function output(env: Record<string, string>): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    env,
  })
  return stdout
}

test('json when nobody looks, at the level asked for', async () => {
  const lines = (await output({ LOG_LEVEL: 'debug' })).trim().split('\n')
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { level: 20, name: 'api', msg: 'detail' },
    { level: 30, name: 'api', msg: 'up', port: 1 },
  ])
})

test('pretty on demand; info is the default, also when the level is nonsense', async () => {
  const text = await output({ LOG_FORMAT: 'pretty' })
  expect(text).toMatch(/^\d\d:\d\d:\d\d\.\d{3} INFO {2}api {8}up port=1\n$/)
  expect((await output({ LOG_LEVEL: 'loud' })).split('\n').filter(Boolean)).toHaveLength(1)
})
