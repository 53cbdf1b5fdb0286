import { type Incident, type Member, type StatementContent } from '@hubbub/contracts'
import {
  addIncidentAction,
  acknowledgeEscalation,
  answerApproval,
  askApproval,
  choosePlaybook,
  type Context,
  createAlertRule,
  createEscalationPolicy,
  draftStatement,
  getIncident,
  listAlertRules,
  listChannels,
  listEscalationPolicies,
  listEscalations,
  listIncidents,
  listMembers,
  listMonitors,
  listPlaybooks,
  listStatements,
  publishStatement,
  reviewIncident,
  saveStatement,
  settleIncidentTask,
  updateIncident,
} from '@hubbub/domain'
import { sleep } from '@hubbub/runtime'
import { crisisWords } from './crisis-words.ts'
import { demoWorld } from './demo-world.ts'
import { asMember, memberOf } from './as-member.ts'
import type { DemoNetworks } from './open-networks.ts'
import type { DemoContext } from './seed-demo.ts'

const LOOK_MS = 500
const BIN_MS = 5 * 60_000
/** So long before five minutes are over it begins, and so long it takes. */
const STORM_MS = 80_000
const POSTS = 90
/** What goes on being said while people work on it. */
const AFTER = { count: 24, overMs: 110_000 }
/** Somebody waits so long for a person before they do it themselves. */
const PAUSE_MS = 14_000
const MOST_MS = 8 * 60_000

export interface Unfold {
  ctx: DemoContext
  networks: DemoNetworks
  say: (text: string) => void
  signal: AbortSignal
  /** For whom watches: each colleague waits so long first. */
  pauseMs?: number
}

/**
 * A crisis that unfolds now: many speak on the networks of the demo, and all that follows goes the way of everything. What
 * colleagues do they do unless a person was faster; each step looks at what is there.
 */
export async function unfoldCrisis({
  ctx,
  networks,
  say,
  signal,
  pauseMs = PAUSE_MS,
}: Unfold): Promise<void> {
  const pause = async () => await sleep(pauseMs, signal)
  const members = await listMembers(ctx)
  const [david, sofia, grace] = [people.david, people.sofia, people.grace].map((email) =>
    memberOf(members, email),
  )
  if (david === undefined || sofia === undefined || grace === undefined) return
  const own = { david: asMember(ctx, david), sofia: asMember(ctx, sofia) }
  await prepare(ctx, { david, sofia })
  const before = new Map((await openIncidents(ctx)).map((one) => [one.id, one.alerts]))

  const begins = beginOf(ctx.clock.now())
  say(
    `Calm. Many begin to speak at ${timeOf(begins)}; five minutes are over at ${timeOf(begins + STORM_MS)}.`,
  )
  await sleep(Math.max(0, begins - ctx.clock.now().getTime()), signal)
  networks.crowd.storm({ count: POSTS, overMs: STORM_MS - 5_000 })
  say('Spike: batch 1126 of the house blend smells, and people say so.')

  const found = await until(signal, async () =>
    (await openIncidents(ctx)).find(({ id, alerts }) => alerts > (before.get(id) ?? 0)),
  )
  if (found === null) return
  const { id } = found
  networks.crowd.storm(AFTER)
  say(`Alert: ${found.title}. It opened an incident, and ${sofia.name} is told.`)

  await climb(ctx, { id, signal, say })
  await pause()
  await take(ctx, own.david, id)
  say(`${david.name} has it.`)
  await advance(ctx, own.david, id, 'active', crisisWords.nextStep)
  await goByPlaybook(ctx, own.david, id)
  await pause()
  await speak({ ctx, own, id, david, grace, pause, say, signal })
  await pause()
  await advance(ctx, own.david, id, 'contained', crisisWords.watch)
  say('Contained.')
  await pause()
  await advance(ctx, own.david, id, 'resolved', '')
  for (const [email, text, days] of crisisWords.actions) {
    const dueOn = new Date(ctx.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
    await addIncidentAction(own.david, id, { text, ownerId: memberOf(members, email).id, dueOn })
  }
  await reviewIncident(own.david, id, crisisWords.review)
  say('Resolved and reviewed.')
}

const people = demoWorld.crisis

/** Five minutes are counted by the clock: it begins so that they end a moment later. */
function beginOf(now: Date): number {
  const soonest = now.getTime() + 5_000
  const begins = Math.ceil((soonest + STORM_MS) / BIN_MS) * BIN_MS - STORM_MS
  return begins
}

const timeOf = (at: number) => new Date(at).toTimeString().slice(0, 8)

async function until<T>(signal: AbortSignal, look: () => Promise<T | undefined>): Promise<T | null> {
  const end = performance.now() + MOST_MS
  while (!signal.aborted && performance.now() < end) {
    const found = await look()
    if (found !== undefined) return found
    await sleep(LOOK_MS, signal)
  }
  return null
}

const openIncidents = async (ctx: Context): Promise<Incident[]> =>
  (await listIncidents(ctx, { open: true, after: null, limit: 20 })).items

/** A ladder with two steps, and a rule that tells of many at once however often it is shown. */
async function prepare(ctx: DemoContext, { david, sofia }: { david: Member; sofia: Member }): Promise<void> {
  const { policy, rule } = people
  const known = (await listEscalationPolicies(ctx)).find(({ name }) => name === policy)
  const steps = [
    { targets: [{ kind: 'member' as const, id: sofia.id }], waitSeconds: 25 },
    { targets: [{ kind: 'member' as const, id: david.id }], waitSeconds: 300 },
  ]
  const policyId =
    known?.id ??
    (await createEscalationPolicy(ctx, { name: policy, steps, repeat: 1, ackSeconds: null, isDefault: true }))
      .id
  if ((await listAlertRules(ctx)).some(({ name }) => name === rule)) return
  const monitor = (await listMonitors(ctx)).find(({ name }) => name === demoWorld.brand.name)
  if (monitor === undefined) return
  await createAlertRule(ctx, {
    name: rule,
    monitorId: monitor.id,
    filter: { channelIds: [], languages: [] },
    watch: { kind: 'threshold', what: 'mentions', count: 40, minutes: 5 },
    sensitivity: 'balanced',
    severity: 'critical',
    cooldownMinutes: 5,
    quiet: null,
    tell: { kind: 'policy', policyId },
    enabled: true,
  })
}

const ladderOf = async (ctx: Context, id: string) =>
  (await listEscalations(ctx, { open: null, subject: { kind: 'incident', id }, before: null, limit: 1 }))[0]

async function climb(
  ctx: Context,
  { id, signal, say }: { id: string; signal: AbortSignal; say: (text: string) => void },
): Promise<void> {
  const ladder = await until(signal, async () => {
    const one = await ladderOf(ctx, id)
    return one !== undefined && (one.step >= 2 || one.state !== 'open') ? one : undefined
  })
  if (ladder?.state === 'open') say('Nobody acknowledged: the second step is told.')
}

async function take(ctx: Context, own: Context, id: string): Promise<void> {
  const ladder = await ladderOf(ctx, id)
  if (ladder !== undefined && (ladder.state === 'open' || ladder.state === 'exhausted'))
    await acknowledgeEscalation(own, ladder.id)
}

/** Unless somebody chose one already; the first task that asks for a person is done. */
async function goByPlaybook(ctx: Context, own: Context, id: string): Promise<void> {
  const { playbook } = await getIncident(ctx, id)
  const fits = (await listPlaybooks(ctx)).find(({ content }) => content.name === people.playbook)
  if (playbook !== null || fits === undefined) return
  const { tasks } = await choosePlaybook(own, { id, playbookId: fits.id })
  const next = tasks.find(({ check, doneAt }) => check === null && doneAt === null)
  if (next !== undefined) await settleIncidentTask(own, { id, taskId: next.id, done: true })
}

const order: readonly Incident['state'][] = [
  'detected',
  'triage',
  'active',
  'contained',
  'resolved',
  'reviewed',
]

/** As far as nobody has moved it already. */
async function advance(
  ctx: Context,
  own: Context,
  id: string,
  state: Incident['state'],
  nextStep: string,
): Promise<void> {
  const incident = (await openIncidents(ctx)).find((one) => one.id === id)
  if (incident === undefined || order.indexOf(incident.state) >= order.indexOf(state)) return
  await updateIncident(own, { id, change: { state, nextStep }, expectedVersion: null })
}

interface Speak {
  ctx: DemoContext
  own: { david: Context; sofia: Context }
  id: string
  david: Member
  grace: Member
  pause: () => Promise<void>
  say: (text: string) => void
  signal: AbortSignal
}

/** Drafted by the one, edited by whoever approves it, published on three networks. */
async function speak({ ctx, own, id, david, grace, pause, say, signal }: Speak): Promise<void> {
  // A person who writes one does it themselves.
  if ((await listStatements(ctx, id)).length > 0) return
  const draft = await draftStatement(own.sofia, {
    incidentId: id,
    statementId: ctx.ids.next(),
    templateId: null,
    language: 'en',
  })
  const saved = await saveStatement(own.sofia, {
    id: draft.id,
    basedOn: draft.versions.length,
    title: crisisWords.headline,
    content: contentOf(crisisWords.draft),
  })
  const number = saved.versions.length
  say('A statement is drafted, and its approval asked for.')
  const asked = await askApproval(own.sofia, {
    id: draft.id,
    number,
    approverId: david.id,
    backupId: grace.id,
    waitSeconds: 300,
    validMinutes: 240,
    note: crisisWords.note,
  })
  const approvalId = asked.approvals[0]?.id
  if (approvalId === undefined) return
  await pause()
  const approved = await answerApproval(own.david, {
    id: draft.id,
    approvalId,
    number,
    as: 'approved',
    reason: '',
    content: contentOf(crisisWords.approved),
  })
  say(`${david.name} edited and approved it.`)
  if (approved.approvals[0]?.state !== 'approved') return
  await pause()
  const channels = (await listChannels(ctx)).filter(({ kind }) => networksOf.has(kind))
  await publishStatement(own.sofia, ctx, {
    id: draft.id,
    approvalId,
    posts: channels.map(({ id: channelId }) => ({ channelId, language: 'en', fields: {} })),
    despiteHold: false,
  })
  await until(signal, async () => {
    const [statement] = await listStatements(ctx, id)
    const sent = statement?.publications.every(({ sentAt }) => sentAt !== null) ?? false
    return sent ? true : undefined
  })
  say(`Published on ${channels.map(({ kind }) => kind).join(', ')}.`)
}

const networksOf: ReadonlySet<string> = new Set(['x', 'bluesky', 'mastodon'])

const contentOf = (text: string): StatementContent => ({
  headline: crisisWords.headline,
  values: {},
  texts: [{ language: 'en', network: null, text }],
})
