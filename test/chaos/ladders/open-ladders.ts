import { createApi, type WorkspaceResources } from '@hubbub/api-client'
import { inviteMember } from '../../lib/invite-member.ts'
import { type Person, setUpWorkspace } from '../../lib/sign-in.ts'
import { openSql } from '../../lib/sql.ts'
import { openWebhookReceiver } from '../../lib/webhook-receiver.ts'
import type { System } from '../open-system.ts'

export type Ladders = Awaited<ReturnType<typeof openLadders>>

const secret = `whsec_${Buffer.from('a secret of thirty-two characters').toString('base64')}`
/** One a step. */
const names = ['Ann', 'Ben', 'Cleo', 'Dan'] as const
export const steps = names.length
const waitSeconds = 3
const answerMs = 150

/** A workspace with a ladder of four people, each told by a call of their own, and conversations to call them for. */
export async function openLadders(
  { services, postgres, setupToken }: System,
  { count }: { count: number },
  stack: AsyncDisposableStack,
) {
  const receiver = stack.use(await openWebhookReceiver())
  const admin = await setUpWorkspace({ url: services.url, token: setupToken })
  const workspace = resourcesOf(admin)
  const people: Person[] = []
  for (const name of names) people.push(await callable(admin, name, receiver.url))
  const { items } = await workspace.members.list()
  const idOf = (name: string) => items.find((member) => member.name === name)?.id ?? ''
  const { id: policyId } = await workspace.onCall.createPolicy({
    name: 'Nights',
    steps: names.map((name) => ({ targets: [{ kind: 'member', id: idOf(name) }], waitSeconds: 10 })),
    repeat: 0,
    ackSeconds: null,
    isDefault: false,
  })
  await hurry(postgres.url())
  await addLogBook(workspace)
  const conversations = await Promise.all(
    Array.from({ length: count }, async (_, number) => await call(workspace, number)),
  )
  // Slow enough that it can be struck while somebody is being told.
  receiver.answer.delayMs = answerMs
  return { receiver, workspace, people: people.map(resourcesOf), policyId, conversations }
}

const resourcesOf = (person: Person): WorkspaceResources =>
  createApi({ baseUrl: person.url, headers: person.headers }).workspace(person.workspaceId)

async function callable(admin: Person, name: string, url: string): Promise<Person> {
  const person = await inviteMember(admin, {
    name,
    email: `${name.toLowerCase()}@hubbub.test`,
    password: 'another long password',
    role: 'supervisor',
  })
  const { notify } = resourcesOf(person)
  await notify.addWebhook({ name, url, format: 'standard', secret })
  const rules = { low: [], medium: [], high: [{ way: 'webhook' as const, afterSeconds: 0 }], critical: [] }
  await notify.set({ timeZone: 'UTC', quiet: null, rules })
  return person
}

/** A step waits ten seconds at least where people say it; nobody has to sit that out here. */
async function hurry(url: string): Promise<void> {
  await using sql = await openSql(url)
  await sql.rows(
    `UPDATE escalation_policy SET steps =
       (SELECT jsonb_agg(jsonb_set(step, '{waitSeconds}', to_jsonb($1::int))) FROM jsonb_array_elements(steps) step)`,
    [waitSeconds],
  )
}

async function addLogBook(workspace: WorkspaceResources): Promise<void> {
  const [brand] = (await workspace.brands.list()).items
  await workspace.channels.create({
    kind: 'log-book',
    name: 'Telephone',
    brandId: brand?.id ?? '',
    defaultTeamId: null,
    settings: {},
    credentials: {},
  })
}

async function call(workspace: WorkspaceResources, number: number): Promise<string> {
  const { conversationId } = await workspace.messages.log({
    clientId: crypto.randomUUID(),
    way: 'call-in',
    outcome: 'talked',
    minutes: null,
    text: `The grinder ${number} burns`,
    at: new Date().toISOString(),
    person: { name: `Customer ${number}`, phone: `+4930123${String(number).padStart(4, '0')}` },
    followUp: true,
  })
  return conversationId ?? ''
}
