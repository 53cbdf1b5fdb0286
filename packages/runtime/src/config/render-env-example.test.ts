import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineConfig } from './define-config.ts'
import { renderEnvExample } from './render-env-example.ts'
import { port } from './schemas.ts'

const url = { doc: 'Where the database is.', env: 'DATABASE_URL', schema: z.url() }

test('writes what is required open and the rest commented out, each variable once', () => {
  const one = defineConfig({ url, port: { doc: 'Port.', env: 'PORT', schema: port, default: 4000 } })
  const two = defineConfig({
    url,
    note: { doc: 'Text.', env: 'NOTE', schema: z.string().optional(), default: undefined },
  })
  const text = renderEnvExample([
    { name: 'one', fragment: one },
    { name: 'two', fragment: two },
    { name: 'three', fragment: defineConfig({ url }) },
  ])
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('# ──'))
  expect(lines).toEqual([
    '# Where the database is.',
    'DATABASE_URL=',
    '# Port.',
    '# PORT=4000',
    '# Text.',
    '# NOTE=',
  ])
  expect(text).not.toContain('three')
})

test('wraps long explanations', () => {
  const doc = Array.from({ length: 60 }, () => 'word').join(' ')
  const text = renderEnvExample([{ name: 'x', fragment: defineConfig({ url: { ...url, doc } }) }])
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
})

test('refuses one variable with two meanings', () => {
  const other = defineConfig({ url: { ...url, doc: 'Something else.' } })
  const both = [defineConfig({ url }), other].map((fragment) => ({ name: 'x', fragment }))
  expect(() => renderEnvExample(both)).toThrow('DATABASE_URL is described in two ways')
})
