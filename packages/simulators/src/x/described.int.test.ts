import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { HttpAnswer, HttpRequest } from '../http/http-message.ts'
import { createRouter } from '../http/http-routes.ts'
import { createX } from './create-x.ts'

/*
 * Holds every answer of the simulator against X's published OpenAPI description: API_DESCRIPTIONS names a folder with
 * `x-docs/openapi.json`.
 */
const path = join(process.env['API_DESCRIPTIONS'] ?? '', 'x-docs/openapi.json')
const isThere = process.env['API_DESCRIPTIONS'] !== undefined && existsSync(path)

interface Schema {
  $ref?: string
  type?: string
  nullable?: boolean
  enum?: unknown[]
  required?: string[]
  properties?: Record<string, Schema>
  items?: Schema
  oneOf?: Schema[]
  anyOf?: Schema[]
  allOf?: Schema[]
  minItems?: number
}
interface Operation {
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}
interface Description {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

test.skipIf(!isThere)('every answer of every endpoint is what is described', async () => {
  const description = JSON.parse(readFileSync(path, 'utf8')) as Description
  const schemaOf = createLookup(description)
  const seen = new Set<string>()
  const wrong: string[] = []
  const hold = (request: HttpRequest, status: number, json: unknown) => {
    const found = schemaOf(request.method, request.path, status)
    if (found === null) return void wrong.push(`${request.method} ${request.path} ${status} is not described`)
    seen.add(found.name)
    wrong.push(...misfits(description, found.schema, json, found.name))
  }
  const inspect = (request: HttpRequest, { status = 200, json }: HttpAnswer) => {
    if (request.path !== '/2/oauth2/token' && status < 400 && json !== undefined) hold(request, status, json)
  }
  await using x = await createX({ inspect, keepAliveMs: 50 })
  const us = x.world.join('acme', { premium: true })
  const anna = x.world.join('annab')
  const { access } = x.access.letIn(us)
  const app = x.access.addApp('the-app')
  const call = async (method: string, where: string, body?: object, token = access) =>
    await fetch(`${x.url}${where}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
  const fields =
    'post.fields=created_at,conversation_id,entities,public_metrics,attachments,lang,note_post&expansions=author_id,in_reply_to_user_id,attachments.media_keys,referenced_posts'

  const ours = x.world.say(us, 'Our news https://shop.test')
  const asked = x.world.say(anna, '@acme hello', {
    replyTo: ours,
    media: ['https://pbs.twimg.com/media/1.jpg'],
  })
  x.world.say(anna, `@acme ${'long '.repeat(100)}`, { quotes: ours })
  x.world.edit(asked, '@acme hello again')
  x.world.write(anna, us, 'in private')
  await call('GET', '/2/users/me?user.fields=verified')
  await call('GET', `/2/users/${anna.id}`)
  await call('GET', `/2/users/${us.id}/mentions?${fields}`)
  await call('GET', `/2/users/${us.id}/tweets?${fields}`)
  await call('GET', `/2/tweets/search/recent?query=news&${fields}`)
  await call('GET', '/2/tweets/search/recent?query=nothing')
  await call('GET', '/2/dm_events?expansions=sender_id')
  await call('GET', '/2/usage/tweets', undefined, app)
  await call('POST', '/2/tweets', { text: 'answer', reply: { in_reply_to_tweet_id: asked.id } })
  await call('POST', `/2/dm_conversations/with/${anna.id}/messages`, { text: 'hi' })
  await call('PUT', `/2/tweets/${asked.id}/hidden`, { hidden: true })
  const media = (await (
    await call('POST', '/2/media/upload/initialize', { media_type: 'image/png' })
  ).json()) as {
    data: { id: string }
  }
  const form = new FormData()
  form.set('media', new Blob(['x']))
  await fetch(`${x.url}/2/media/upload/${media.data.id}/append`, {
    method: 'POST',
    headers: { authorization: `Bearer ${access}` },
    body: form,
  })
  await call('POST', `/2/media/upload/${media.data.id}/finalize`)
  await call('GET', '/2/tweets/search/stream/rules', undefined, app)
  await call(
    'POST',
    '/2/tweets/search/stream/rules',
    { add: [{ value: 'brand', tag: 'a' }, { value: '' }] },
    app,
  )
  await call('GET', '/2/tweets/search/stream/rules', undefined, app)
  const reader = (
    await call('GET', '/2/tweets/search/stream?tweet.fields=created_at', undefined, app)
  ).body?.getReader()
  x.world.say(anna, 'the brand')
  for (let text = ''; !text.includes('matching_rules');) {
    text = Buffer.from((await reader?.read())?.value ?? []).toString()
    const at = { method: 'GET', path: '/2/tweets/search/stream' } as HttpRequest
    if (text.trim() !== '') hold(at, 200, JSON.parse(text))
  }
  await reader?.cancel()
  const [rule] = x.streams.rules.keys()
  await call('POST', '/2/tweets/search/stream/rules', { delete: { ids: [rule] } }, app)
  await call('DELETE', `/2/tweets/${ours.id}`)
  expect(wrong).toEqual([])
  expect(seen.size).toBe(17)
})

function createLookup({ paths }: Description) {
  const lines = Object.entries(paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      template,
      operation,
    })),
  )
  // What is written out comes before what a name stands for.
  lines.sort((a, b) => a.template.split('{').length - b.template.split('{').length)
  return (method: string, where: string, status: number) => {
    for (const line of lines) {
      const route = `${line.method} ${line.template.replace(/\{(\w+)\}/g, ':$1')}`
      if (!createRouter({ [route]: () => ({}) })(method, where)) continue
      const schema = line.operation.responses[String(status)]?.content?.['application/json']?.schema
      return schema ? { schema, name: `${line.method} ${line.template}` } : null
    }
    return null
  }
}

/** Where a value is not what is described, in words; what is not described at all counts as wrong too. */
function misfits(all: Description, schema: Schema, value: unknown, at: string): string[] {
  if (schema.$ref)
    return misfits(all, all.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, value, at)
  if (value === null) return schema.nullable === true ? [] : [`${at}: null`]
  for (const part of schema.allOf ?? []) {
    const found = misfits(all, part, value, at)
    if (found.length > 0) return found
  }
  const choices = schema.oneOf ?? schema.anyOf
  if (choices) {
    const found = choices.map((choice) => misfits(all, choice, value, at))
    return found.some((some) => some.length === 0) ? [] : (found[0] ?? [])
  }
  if (schema.enum && !schema.enum.includes(value))
    return [`${at}: ${JSON.stringify(value)} is not one of these`]
  return misfitsOfType(all, schema, value, at)
}

function misfitsOfType(all: Description, schema: Schema, value: unknown, at: string): string[] {
  switch (schema.type) {
    case 'string':
      return typeof value === 'string' ? [] : [`${at}: no text`]
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${at}: no truth`]
    case 'integer':
      return Number.isSafeInteger(value) ? [] : [`${at}: no whole number`]
    case 'number':
      return typeof value === 'number' ? [] : [`${at}: no number`]
    case 'array':
      if (!Array.isArray(value)) return [`${at}: no list`]
      if (value.length < (schema.minItems ?? 0)) return [`${at}: too few`]
      return value.flatMap((one: unknown, index) => misfits(all, schema.items ?? {}, one, `${at}[${index}]`))
    case 'object':
      return misfitsOfObject(all, schema, value, at)
    default:
      return []
  }
}

function misfitsOfObject(
  all: Description,
  { properties, required = [] }: Schema,
  value: unknown,
  at: string,
): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at}: no object`]
  const missing = required.filter((name) => !(name in value)).map((name) => `${at}.${name}: missing`)
  if (!properties) return missing
  return Object.entries(value).reduce((found, [name, one]) => {
    const described = properties[name]
    return found.concat(
      described ? misfits(all, described, one, `${at}.${name}`) : [`${at}.${name}: not described`],
    )
  }, missing)
}
