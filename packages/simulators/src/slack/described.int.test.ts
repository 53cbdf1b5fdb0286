import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createSlack } from './create-slack.ts'

/*
 * Holds the events of the simulator against the samples that Slack publishes beside its Java SDK: API_DESCRIPTIONS names
 * a folder with `slack/json-logs/samples/events`. They have every field there is, and no values.
 */
const folder = join(process.env['API_DESCRIPTIONS'] ?? '', 'slack/json-logs/samples/events')
const isThere = process.env['API_DESCRIPTIONS'] !== undefined && existsSync(folder)

const samples: Readonly<Record<string, string>> = {
  message: 'MessagePayload',
  'message file_share': 'MessageFileSharePayload',
  'message message_changed': 'MessageChangedPayload',
  'message message_deleted': 'MessageDeletedPayload',
  app_mention: 'AppMentionPayload',
  reaction_added: 'ReactionAddedPayload',
}
/** What the samples leave out, by the pages of docs.slack.dev: of threads, of messages of apps, and of reactions. */
const documented = new Set(
  'thread_ts parent_user_id reply_count latest_reply app_id authed_users authed_teams metadata reactions'.split(
    ' ',
  ),
)

test.skipIf(!isThere)('every event has the fields of the published samples, and no others', async () => {
  const events: { event: Record<string, unknown> }[] = []
  await using slack = await createSlack({
    callOut: async ({ body }) => {
      const call = JSON.parse(Buffer.from(body).toString()) as {
        challenge?: string
        event: Record<string, unknown>
      }
      if (call.challenge === undefined) events.push(call)
      return { status: 200, body: call.challenge ?? '' }
    },
  })
  const app = slack.addApp({ token: 'xoxb-1', signingSecret: 'ab' })
  expect(await app.verify('https://desk.test/hooks/1')).toBe(true)
  const anna = slack.world.join('anna', 'Anna')
  const help = slack.world.channel('help', [app.bot.id, anna.id])
  const said = slack.say({ by: anna, room: help, text: `<@${app.bot.id}> hello` })
  slack.say({ by: anna, room: help, text: 'below', below: said })
  const file = slack.world.keepFile('a.png', 'image/png', Buffer.from('x'))
  slack.say({ by: anna, room: help, text: 'look', files: [file] })
  slack.edit(said, help, 'hello again')
  slack.react(said, help, { by: anna, name: 'tada' })
  slack.erase(said, help)
  const seen = new Set<string>()
  for (const call of events) {
    const { type, subtype } = call.event
    const name = [type, subtype].filter(Boolean).join(' ')
    seen.add(name)
    const sample: unknown = JSON.parse(readFileSync(join(folder, `${samples[name]}.json`), 'utf8'))
    expect(misfits(sample, call, name)).toEqual([])
  }
  expect(seen.size).toBe(Object.keys(samples).length)
})

function misfits(sample: unknown, value: unknown, at: string): string[] {
  if (value === null) return []
  if (Array.isArray(value))
    return Array.isArray(sample)
      ? value.flatMap((one) => misfits(sample[0], one, `${at}[]`))
      : [`${at}: a list`]
  if (typeof value !== 'object') return typeof value === typeof sample ? [] : [`${at}: no ${typeof sample}`]
  if (typeof sample !== 'object' || sample === null) return [`${at}: an object`]
  return Object.entries(value).flatMap(([key, one]) => {
    if (key in sample) return misfits((sample as Record<string, unknown>)[key], one, `${at}.${key}`)
    return documented.has(key) ? [] : [`${at}.${key}: not in the sample`]
  })
}
