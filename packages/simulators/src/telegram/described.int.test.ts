import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createTelegram } from './create-telegram.ts'

/*
 * Holds the simulator's answers against the published description of the Bot API, as github.com/PaulSonOfLars/
 * telegram-bot-api-spec has it: API_DESCRIPTIONS names a folder with `telegram/api.json`.
 */
const path = join(process.env['API_DESCRIPTIONS'] ?? '', 'telegram/api.json')
const isThere = process.env['API_DESCRIPTIONS'] !== undefined && existsSync(path)

interface Described {
  fields?: { name: string; types: string[]; required: boolean }[]
  subtypes?: string[]
}
interface Description {
  types: Record<string, Described>
  methods: Record<string, { returns: string[] }>
}

const token = '4242:AAF-simulated-token-0123456789'
const anna = { id: 555, is_bot: false, first_name: 'Anna' }

test.skipIf(!isThere)('what it answers is what is described', async () => {
  const description = JSON.parse(readFileSync(path, 'utf8')) as Description
  await using telegram = await createTelegram()
  const bot = telegram.addBot({ token, username: 'shop_bot' })
  const group = telegram.world.group('Neighbours')
  const file = telegram.world.keepFile(Buffer.from('x'), 'a.jpg')
  const said = telegram.write({ from: anna, text: 'hello' })
  telegram.write({ from: anna, chat: group, text: '/help', photo: [{ ...file, width: 1, height: 1 }] })
  telegram.edit(said, 'hello again')
  telegram.write({ from: anna, replyTo: said.message_id, document: file })
  const calls: [string, object][] = [
    ['getMe', {}],
    ['getUpdates', {}],
    ['getWebhookInfo', {}],
    ['sendMessage', { chat_id: 555, text: 'hi', reply_parameters: { message_id: 1 } }],
    ['sendChatAction', { chat_id: 555, action: 'typing' }],
    ['getFile', { file_id: file.file_id }],
    ['setMessageReaction', { chat_id: 555, message_id: 1, reaction: [{ type: 'emoji', emoji: '👍' }] }],
    ['deleteMessage', { chat_id: 555, message_id: 1 }],
  ]
  for (const [method, input] of calls) {
    const response = await fetch(`${telegram.url}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    })
    const { ok, result } = (await response.json()) as { ok: boolean; result: unknown }
    expect(ok, method).toBe(true)
    const returns = description.methods[method]?.returns ?? []
    expect(misfits(description, returns, result, method), method).toEqual([])
  }
  expect(bot.me.id).toBe(4242)
})

const plain: Record<string, (value: unknown) => boolean> = {
  Integer: Number.isSafeInteger,
  Float: (value) => typeof value === 'number',
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
}

/** Where a value is not of any of these types, in words. */
function misfits({ types }: Description, names: readonly string[], value: unknown, at: string): string[] {
  const found = names.map((name) => misfitsOf(types, name, value, at))
  return found.find((some) => some.length === 0) ?? found[0] ?? [`${at}: nothing is described`]
}

function misfitsOf(types: Description['types'], name: string, value: unknown, at: string): string[] {
  const list = /^Array of (.+)$/.exec(name)?.[1]
  if (list !== undefined)
    return Array.isArray(value)
      ? value.flatMap((one: unknown, index) => misfitsOf(types, list, one, `${at}.${index}`))
      : [`${at}: no list`]
  const isPlain = plain[name]
  if (isPlain) return isPlain(value) ? [] : [`${at}: no ${name}`]
  const described = types[name]
  if (!described || typeof value !== 'object' || value === null) return [`${at}: no ${name}`]
  if (described.subtypes) return misfits({ types, methods: {} }, described.subtypes, value, at)
  const fields = described.fields ?? []
  const unknown = Object.keys(value).filter((key) => !fields.some((field) => field.name === key))
  return [
    ...unknown.map((key) => `${at}.${key}: not described`),
    ...fields.flatMap((field) => {
      const given = (value as Record<string, unknown>)[field.name]
      if (given === undefined) return field.required ? [`${at}.${field.name}: missing`] : []
      return misfits({ types, methods: {} }, field.types, given, `${at}.${field.name}`)
    }),
  ]
}
