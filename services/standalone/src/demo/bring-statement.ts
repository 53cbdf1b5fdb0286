import {
  type Channel,
  fillGaps,
  type Member,
  type OwnPost,
  type StatementContent,
  textFor,
} from '@hubbub/contracts'
import { type Blobs, listChannels, listMembers, publishPosts, type Repositories } from '@hubbub/domain'
import { asMember, memberOf } from './as-member.ts'
import { asSent } from './as-sent.ts'
import { demoWorld } from './demo-world.ts'
import { pastNames } from './past-names.ts'
import type { DemoContext } from './seed-demo.ts'

const MINUTE_MS = 60_000
const { author, approver, backup, minutes, first, second, changed, note } = demoWorld.statement

/** What was said of the incident of the past: two versions, an approval with a change, and where it was published. */
export async function bringStatement(
  ctx: DemoContext,
  { blobs }: { blobs: Blobs },
  { incidentId, openedAt }: { incidentId: string; openedAt: string },
): Promise<void> {
  const members = await listMembers(ctx)
  const named = (email: string) => memberOf(members, email)
  const [writer, boss, other] = [named(author), named(approver), named(backup)]
  const channels = (await listChannels(ctx)).filter(
    ({ kind, abilities }) => demoWorld.statement.networks.includes(kind) && abilities.publish.can,
  )
  const at = (minute: number) => new Date(Date.parse(openedAt) + minute * MINUTE_MS)
  const [id, approvalId] = [ctx.ids.next(), ctx.ids.next()]
  await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { statements, incidents } = repositories
    if ((await statements.listOf(incidentId)).length > 0) return
    const { title } = demoWorld.statement
    const begun = { id, incidentId, title, scenario: 'product safety', content: contentOf(first) }
    await statements.insert({ ...begun, author: writer, at: at(minutes.begun) })
    const keep = async (number: number, content: StatementContent, by: typeof writer, minute: number) =>
      await statements.addVersion(id, { number, content, author: by, at: at(minute) })
    await keep(2, contentOf(second), writer, minutes.second)
    const who = { number: 2, authorId: writer.id, approverId: boss.id, backupId: other.id }
    const asked = {
      ...who,
      askedBy: writer,
      askedAt: at(minutes.asked),
      note,
      waitSeconds: 600,
      validMinutes: 240,
    }
    await statements.insertApproval(id, { id: approvalId, ...asked })
    await statements.see(approvalId, boss.id, at(minutes.asked + 2))
    await keep(3, contentOf(changed), boss, minutes.approved)
    const approved = { number: 3, authorId: boss.id }
    const given = { decidedBy: boss, decidedAt: at(minutes.approved) }
    // It stands while it is published, and is over by now.
    const later = new Date(ctx.clock.now().getTime() + 3_600_000)
    await statements.settleApproval(approvalId, {
      state: 'approved',
      ...given,
      approved: { ...approved, expiresAt: later },
    })
    const posts = await sayThen({ ctx, blobs, repositories, writer, channels, at: at(minutes.published) })
    for (const { id: channelId, name, kind } of channels) {
      const publication = {
        id: ctx.ids.next(),
        approvalId,
        number: 3,
        channel: { id: channelId, name, kind },
        language: 'en',
        messageId: posts.find(({ channel }) => channel.id === channelId)?.id ?? null,
        by: writer.name,
        at: at(minutes.published),
      }
      await statements.addPublication(publication)
      await statements.noteSent(publication.id, at(minutes.published + 1))
    }
    const expiresAt = at(minutes.approved + 240)
    await statements.settleApproval(approvalId, { state: 'lapsed', approved: { ...approved, expiresAt } })
    const told = entriesOf({ writer: writer.name, boss: boss.name, other: other.name }, channels)
    for (const [minute, kind, by, text] of told)
      await incidents.addEntry(incidentId, { id: ctx.ids.next(), at: at(minute), kind, by, text })
  })
}

interface SayThen {
  ctx: DemoContext
  blobs: Blobs
  repositories: Repositories
  writer: Member
  channels: readonly Channel[]
  at: Date
}

/** The posts themselves, where their networks showed them; in the transaction that keeps the statement. */
async function sayThen({ ctx, blobs, repositories, writer, channels, at }: SayThen): Promise<OwnPost[]> {
  const own = { ...asMember(ctx, writer), clock: { now: () => at } }
  const within = {
    ...own,
    store: {
      transaction: async <T>(_id: string, work: (all: Repositories) => Promise<T>) =>
        await work(repositories),
    },
  }
  const past = asSent(within, (messageId, channelId) => {
    const channel = channels.find(({ id }) => id === channelId)
    if (channel === undefined) throw new Error('a statement of the demo went to no channel of it')
    return { names: pastNames(channel, messageId) }
  })
  const content = contentOf(changed)
  return await publishPosts(
    past,
    { catalogue: ctx.catalogue, blobs },
    {
      groupId: ctx.ids.next(),
      posts: channels.map(({ id: channelId, kind }) => ({
        channelId,
        clientId: ctx.ids.next(),
        text: fillGaps(textFor(content, { network: kind, language: 'en' })?.text ?? '', content.values),
        fields: {},
      })),
      attachmentIds: [],
    },
  )
}

type Told = [minute: number, kind: 'statement' | 'approval' | 'publication', by: string | null, text: string]

/** As the timeline says it. */
function entriesOf(
  { writer, boss, other }: { writer: string; boss: string; other: string },
  channels: readonly { name: string }[],
): Told[] {
  const { title } = demoWorld.statement
  const names = channels.map(({ name }) => name).join(', ')
  return [
    [minutes.begun, 'statement', writer, `Began “${title}”`],
    [minutes.second, 'statement', writer, `Version 2 of “${title}”`],
    [minutes.asked, 'approval', writer, `${boss} is asked to approve version 2; ${other} after 10 min`],
    [minutes.approved, 'approval', boss, 'Version 2 is approved with a change: version 3'],
    [minutes.published, 'publication', writer, `Version 3 is published with ${names}`],
    ...channels.map(({ name }): Told => [minutes.published + 1, 'publication', null, `${name} has it`]),
    [minutes.approved + 240, 'approval', null, 'The approval of version 3 has lapsed'],
  ]
}

const contentOf = ({ en, short, de }: { en: string; short: string; de: string }): StatementContent => ({
  headline: 'Machines that do not start after update 2.1',
  values: { contact: 'northwind.example/update' },
  texts: [
    { language: 'en', network: null, text: en },
    { language: 'en', network: 'x', text: short },
    { language: 'en', network: 'bluesky', text: short },
    { language: 'de', network: null, text: de },
  ],
})
