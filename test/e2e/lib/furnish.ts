import { createApi, type WorkspaceResources } from '@hubbub/api-client'
import type { Conversation } from '@hubbub/contracts'
import type { ViewQuery } from '@hubbub/contracts/http'
import { eventually } from '@hubbub/test-support'
import { addMailAccount } from '../../lib/mail-account.ts'
import { type Person as SignedIn, setUpWorkspace } from '../../lib/sign-in.ts'
import { letters, mailbox } from './letters.ts'
import type { Person } from './person.ts'
import type { Stage } from './stage.ts'

export interface Furnished {
  admin: SignedIn
  workspace: WorkspaceResources
  /** One for each letter, the newest first. */
  conversations: Conversation[]
}

export const owner = { email: 'ada@acme.example', password: 'a long enough password' }
export const agent = { name: 'Ben Agent', email: 'ben@acme.example', password: 'another long password' }

const upset: ViewQuery = {
  view: 'all',
  status: 'any',
  sort: 'waiting',
  where: {
    match: 'any',
    parts: [
      { field: 'sentiment', op: 'is', value: ['negative'] },
      { field: 'priority', op: 'is', value: ['urgent'] },
    ],
  },
}

/** A workspace that has been worked in: people, a team, labels, a mailbox, conversations in every state. */
export async function furnish({ product, mail }: Pick<Stage, 'product' | 'mail'>): Promise<Furnished> {
  const token = new URL(product.link).searchParams.get('token') ?? ''
  const admin = await setUpWorkspace({ url: product.url, token, ...owner })
  const workspace = createApi({ baseUrl: product.url, headers: admin.headers }).workspace(admin.workspaceId)
  await workspace.members.updateSelf({ preferences: { undoSeconds: 0 } })
  const benId = await addAgent(product.url, workspace)
  await workspace.teams.create({ name: 'Repairs', memberIds: [benId] })
  await workspace.labels.create({ name: 'repair', color: '#a3542b' })
  await workspace.labels.create({ name: 'order', color: '#2f6fb0' })
  await workspace.cannedResponses.create({ shortcut: 'thanks', text: 'Thank you, {{contact.name}}.' })
  await workspace.apiKeys.create({ name: 'Nightly report', scopes: ['conversation:read'] })
  await workspace.views.create({ name: 'Upset customers', sharing: 'workspace', teamId: null, query: upset })
  mail.accounts.add(mailbox, 'password')
  await addMailAccount(admin, { address: mailbox, password: 'password', imap: mail.imap, smtp: mail.smtp })
  const conversations = await receiveLetters(mail, workspace)
  await workIn(workspace, conversations, benId)
  return { admin, workspace, conversations }
}

/** Lets the admin of the furnished workspace in, without going through the door. */
export async function letIn({ context }: Person, { admin }: Pick<Furnished, 'admin'>): Promise<void> {
  await context.addCookies(
    admin.cookie.split('; ').map((cookie) => {
      const [name = '', ...value] = cookie.split('=')
      return { name, value: value.join('='), url: admin.url }
    }),
  )
}

/** @returns the id of their membership. */
export async function addAgent(url: string, workspace: WorkspaceResources): Promise<string> {
  const { link } = await workspace.members.invite({ email: agent.email, role: 'agent' })
  const token = new URL(link).pathname.split('/').at(-1) ?? ''
  const { account } = createApi({ baseUrl: url, headers: { origin: url } })
  await account.acceptInvitation(token, { name: agent.name, password: agent.password })
  await workspace.members.invite({ email: 'kit@acme.example', role: 'supervisor' })
  const { items } = await workspace.members.list()
  return items.find(({ email }) => email === agent.email)?.id ?? ''
}

/** One after the other, so that their numbers and order are those of the list. */
async function receiveLetters(mail: Stage['mail'], workspace: WorkspaceResources): Promise<Conversation[]> {
  for (const [index, letter] of letters.entries()) {
    await mail.deliver(letter, mailbox)
    await eventually(async () => (await workspace.conversations.list({ view: 'all' })).items.length > index, {
      timeout: 20_000,
    })
  }
  return (await workspace.conversations.list({ view: 'all' })).items
}

async function workIn(
  { conversations, messages, labels, members }: WorkspaceResources,
  [newest, second, third, fourth, ...others]: Conversation[],
  benId: string,
) {
  const oldest = others.at(-1)
  const label = (await labels.list()).items[0]
  const me = (await members.list()).items.find(({ id }) => id !== benId)
  if (!newest || !second || !third || !fourth || !oldest || !label || !me)
    throw new Error('too little arrived')
  await conversations.setLabels(newest.id, [label.id])
  await conversations.update(newest.id, { priority: 'urgent', assigneeId: me.id })
  await messages.reply(newest.id, { text: 'We are looking into it.', clientId: crypto.randomUUID() })
  await messages.note(newest.id, {
    text: '@Ben Agent, can you take this?',
    clientId: crypto.randomUUID(),
    mentionedMemberIds: [benId],
  })
  await conversations.update(second.id, { assigneeId: benId })
  await messages.reply(third.id, {
    text: 'We come back to this next week.',
    clientId: crypto.randomUUID(),
    sendAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
  })
  await conversations.update(third.id, { status: 'pending' })
  await conversations.update(fourth.id, { status: 'resolved' })
  await conversations.update(oldest.id, { status: 'spam' })
}
