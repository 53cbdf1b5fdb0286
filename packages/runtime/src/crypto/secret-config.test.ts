import { expect, test } from 'vitest'
import { loadConfig } from '../config/load-config.ts'
import { config } from './secret.config.ts'

const long = 'x'.repeat(32)
const load = (value?: string) => loadConfig({ secret: config }, { HUBBUB_SECRET: value }).secret.secrets

test('takes one secret or several', () => {
  expect(load(long)).toEqual([long])
  expect(load(`${long}1, ${long}2`)).toEqual([`${long}1`, `${long}2`])
})

test('refuses none, a short one among several, and never shows it', () => {
  expect(() => load()).toThrow('HUBBUB_SECRET is required')
  expect(() => load(',')).toThrow('needs 32 characters')
  expect(() => load(`${long},short`)).toThrow(/^(?!.*short).*needs 32 characters/s)
})
