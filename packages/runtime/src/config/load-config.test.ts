import { describe, expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { isAppError } from '@hubbub/contracts'
import { defineConfig } from './define-config.ts'
import { describeConfig } from './describe-config.ts'
import { loadConfig } from './load-config.ts'
import { commaList, flag, port } from './schemas.ts'

const web = defineConfig({
  port: { doc: 'Port of the web.', env: 'PORT', schema: port, default: 4000 },
  open: { doc: 'Whether to open.', env: 'OPEN', schema: flag, default: false },
  mode: { doc: 'Which way.', env: 'MODE', schema: z.enum(['slow', 'fast']), default: 'fast' },
  hosts: { doc: 'Names it answers to.', env: 'HOSTS', schema: commaList, default: [] },
  proxy: { doc: 'In front of it.', env: 'PROXY', schema: z.url().optional(), default: undefined },
})
const keys = defineConfig({
  secret: { doc: 'At least 8 characters.', env: 'SECRET', schema: z.string().min(8), secret: true },
})

function failure(env: Record<string, string>): string {
  try {
    loadConfig({ web, keys }, env)
  } catch (error) {
    if (isAppError(error) && error.code === 'config.invalid') return error.message
    throw error
  }
  throw new Error('it loaded')
}

describe('loadConfig', () => {
  test('reads text into typed values', () => {
    const env = {
      PORT: '80',
      OPEN: 'yes',
      MODE: 'slow',
      HOSTS: 'a, b,',
      PROXY: 'http://p',
      SECRET: '12345678',
    }
    const config = loadConfig({ web, keys }, env)
    expect(config).toEqual({
      web: { port: 80, open: true, mode: 'slow', hosts: ['a', 'b'], proxy: 'http://p' },
      keys: { secret: '12345678' },
    })
    expectTypeOf(config.web.port).toEqualTypeOf<number>()
    expectTypeOf(config.web.mode).toEqualTypeOf<'slow' | 'fast'>()
    expectTypeOf(config.web.proxy).toEqualTypeOf<string | undefined>()
    expectTypeOf(config.keys.secret).toEqualTypeOf<string>()
  })

  test('takes defaults for what is unset or empty', () => {
    const config = loadConfig({ web }, { PORT: '', MODE: '' })
    expect(config.web).toEqual({ port: 4000, open: false, mode: 'fast', hosts: [], proxy: undefined })
  })

  test('names every wrong variable in one error', () => {
    const message = failure({ PORT: '70000', OPEN: 'perhaps' })
    expect(message).toContain('3 environment variables are wrong')
    expect(message).toMatch(/PORT is "70000": .*65535.*Port of the web\./)
    expect(message).toContain('OPEN is "perhaps"')
    expect(message).toContain('SECRET is required. At least 8 characters.')
  })

  test('says a variable that two modules share once', () => {
    expect(() => loadConfig({ web, again: web }, { PORT: 'x' })).toThrow(
      /^An environment variable is wrong:\n  PORT [^\n]*$/,
    )
  })

  test('never prints the value of a secret', () => {
    const message = failure({ SECRET: 'short' })
    expect(message).toContain('SECRET is wrong')
    expect(message).not.toContain('short')
  })
})

test('describeConfig shows values and hides secrets', () => {
  const config = loadConfig({ web, keys }, { SECRET: 'very secret' })
  expect(describeConfig({ web, keys }, config)).toEqual({
    PORT: 4000,
    OPEN: false,
    MODE: 'fast',
    HOSTS: [],
    PROXY: undefined,
    SECRET: 'set',
  })
})
