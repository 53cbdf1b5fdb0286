import type { ChannelField } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import { formFields } from '#lib/form-fields.ts'
import { readChannel, storedAt } from './channel-values.ts'

const field = (path: string, input: ChannelField['input'], required = true): ChannelField => ({
  path,
  label: path,
  hint: null,
  input,
  options: [],
  required,
  advanced: false,
  initial: null,
})
const fields = [
  field('settings.server.url', 'text'),
  field('settings.every', 'number', false),
  field('settings.words', 'lines'),
  field('settings.loud', 'switch'),
  field('settings.note', 'text', false),
  field('credentials.token', 'secret'),
]
const formOf = (values: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.set(name, value)
  return formFields(data)
}

test('what was typed comes in the shape that the channel takes', () => {
  const form = formOf({
    'settings.server.url': ' https://a.test ',
    'settings.every': '5',
    'settings.words': 'one\n\n two \n',
    'settings.loud': 'on',
    'credentials.token': ' kept as it is ',
  })
  expect(readChannel(fields, form)).toEqual({
    settings: { server: { url: 'https://a.test' }, every: 5, words: ['one', 'two'], loud: true },
    credentials: { token: ' kept as it is ' },
  })
})

test('what was left empty is left out, what the form does not show stays, and no secret means the stored one', () => {
  const stored = { server: { url: 'https://old.test', hidden: 1 }, every: 9, own: 'stays' }
  const form = formOf({ 'settings.server.url': '', 'settings.words': '' })
  expect(readChannel(fields, form, stored)).toEqual({
    settings: { server: { url: '', hidden: 1 }, words: [], loud: false, own: 'stays' },
  })
  expect(stored.every).toBe(9)
})

test('a stored value is found by its path, and no credential ever', () => {
  const settings = { server: { url: 'https://a.test' } }
  expect(storedAt(settings, 'settings.server.url')).toBe('https://a.test')
  expect(storedAt(settings, 'settings.other.url')).toBeUndefined()
  expect(storedAt(settings, 'credentials.token')).toBeUndefined()
})
