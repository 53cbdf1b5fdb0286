import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { HttpAnswer, HttpRequest } from '../http/http-message.ts'
import { createRouter } from '../http/http-routes.ts'
import { createDiscord } from './create-discord.ts'

/*
 * Holds every answer of the simulator against Discord's published OpenAPI description: API_DESCRIPTIONS names a folder
 * with `discord/specs/openapi.json`.
 */
const path = join(process.env['API_DESCRIPTIONS'] ?? '', 'discord/specs/openapi.json')
const isThere = process.env['API_DESCRIPTIONS'] !== undefined && existsSync(path)

interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  required?: string[]
  properties?: Record<string, Schema>
  items?: Schema
  oneOf?: Schema[]
  anyOf?: Schema[]
  pattern?: string
}
interface Operation {
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}
interface Description {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

test.skipIf(!isThere)('every answer of every route is what is described', async () => {
  const description = JSON.parse(readFileSync(path, 'utf8')) as Description
  const seen = new Set<string>()
  const wrong: string[] = []
  const inspect = (request: HttpRequest, { status = 200, json }: HttpAnswer) => {
    if (!request.path.startsWith('/api/v10/') || status >= 400) return
    const found = operationOf(description, request)
    if (found === null) return void wrong.push(`${request.method} ${request.path} is not described`)
    seen.add(found.name)
    const answer = found.operation.responses[String(status)]
    if (answer === undefined) return void wrong.push(`${found.name}: no answer ${status}`)
    const schema = answer.content?.['application/json']?.schema
    if (schema) wrong.push(...misfits(description, schema, JSON.parse(JSON.stringify(json)), found.name))
    else if (json !== undefined) wrong.push(`${found.name}: an answer where none is described`)
  }
  await using discord = await createDiscord({ inspect })
  const { world } = discord
  const anna = world.join('anna', 'Anna')
  const help = world.channel('help')
  const asked = discord.say({ by: anna, room: help, text: `<@${discord.bot.id}> hello` })
  const file = world.keepFile('a.png', 'image/png', Buffer.from('x'))
  discord.say({ by: anna, room: help, text: 'look', answers: asked, files: [file] })
  discord.edit(asked, 'hello again')
  discord.react(asked, '🎉', anna)
  const below = world.threadBelow(asked, 'hello')
  const call = async (method: string, where: string, body?: object) =>
    await fetch(`${discord.url}/api/v10${where}`, {
      method,
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
  for (const where of [
    '/users/@me',
    '/applications/@me',
    '/gateway/bot',
    '/users/@me/guilds',
    `/users/${anna.id}`,
  ])
    await call('GET', where)
  for (const where of ['channels', 'threads/active']) await call('GET', `/guilds/${world.guild.id}/${where}`)
  const direct = world.directWith(discord.bot, anna)
  for (const id of [help.id, below.id, direct.id]) await call('GET', `/channels/${id}`)
  await call('POST', '/users/@me/channels', { recipient_id: anna.id })
  await call('GET', `/channels/${help.id}/messages?after=0&limit=100`)
  await call('GET', `/channels/${help.id}/messages/${asked.id}`)
  const answer = { content: 'answer', message_reference: { message_id: asked.id } }
  const sent = (await (await call('POST', `/channels/${help.id}/messages`, answer)).json()) as { id: string }
  await call('PUT', `/channels/${help.id}/messages/${asked.id}/reactions/${encodeURIComponent('👍')}/@me`)
  await call('POST', `/channels/${help.id}/typing`)
  await call('DELETE', `/channels/${help.id}/messages/${sent.id}`)
  expect(wrong).toEqual([])
  expect(seen.size).toBe(15)
})

function operationOf({ paths }: Description, { method, path: where }: HttpRequest) {
  const asked = where.replace('/api/v10', '')
  const templates = Object.keys(paths).sort((a, b) => a.split('{').length - b.split('{').length)
  for (const template of templates) {
    const operation = paths[template]?.[method.toLowerCase()]
    const route = `${method} ${template.replaceAll(/\{(\w+)\}/g, ':$1')}`
    if (operation && createRouter({ [route]: () => ({}) })(method, asked))
      return { operation, name: `${method} ${template}` }
  }
  return null
}

/** Where a value is not what is described, in words; what is not described at all counts as wrong too. */
function misfits(all: Description, schema: Schema, value: unknown, at: string): string[] {
  if (schema.$ref)
    return misfits(all, all.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, value, at)
  const choices = schema.oneOf ?? schema.anyOf
  // A list of constants names what they mean, and lets others be.
  if (choices && !choices.every((choice) => choice.const !== undefined)) {
    const found = choices.map((choice) => misfits(all, choice, value, at))
    return found.some((some) => some.length === 0)
      ? []
      : (found.toSorted((a, b) => a.length - b.length)[0] ?? [])
  }
  if (schema.enum && !schema.enum.includes(value))
    return [`${at}: ${JSON.stringify(value)} is not one of these`]
  const types = schema.type === undefined ? [] : [schema.type].flat()
  const type = kindOf(value)
  if (types.length > 0 && !types.includes(type) && !(type === 'integer' && types.includes('number')))
    return [`${at}: ${type} instead of ${types.join(' or ')}`]
  if (Array.isArray(value))
    return value.flatMap((one, index) => misfits(all, schema.items ?? {}, one, `${at}[${index}]`))
  if (typeof value === 'string' && schema.pattern !== undefined && !new RegExp(schema.pattern).test(value))
    return [`${at}: ${value} is not of that form`]
  return type === 'object' ? misfitsOfObject(all, schema, value as object, at) : []
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isSafeInteger(value) ? 'integer' : typeof value
}

function misfitsOfObject(
  all: Description,
  { properties, required = [] }: Schema,
  value: object,
  at: string,
): string[] {
  const missing = required.filter((name) => !(name in value)).map((name) => `${at}.${name}: missing`)
  if (!properties) return missing
  return Object.entries(value).reduce((found, [name, one]) => {
    const described = properties[name]
    return found.concat(
      described ? misfits(all, described, one, `${at}.${name}`) : [`${at}.${name}: not described`],
    )
  }, missing)
}
