import { createApi, type WorkspaceResources } from '@hubbub/api-client'
import { createMailServer, type MailServer } from '@hubbub/simulators'
import { type Listener, listen } from '../lib/listen.ts'
import { addMailAccount } from '../lib/mail-account.ts'
import { inviteMember } from '../lib/invite-member.ts'
import { type Person, setUpWorkspace } from '../lib/sign-in.ts'
import type { System } from './open-system.ts'

/** One whose server keeps what it sent, and one where only our own copy proves it. */
export const mailboxes = ['care@roasters.test', 'repairs@workshop.test'] as const
export type Mailbox = (typeof mailboxes)[number]

export interface Client {
  name: string
  person: Person
  workspace: WorkspaceResources
  listener: Listener
  /** Where it stood when it came. */
  from: string
}

export interface Desk {
  mail: Record<Mailbox, MailServer>
  workspace: WorkspaceResources
  clients: [Client, ...Client[]]
}

/** How long a mail server lets one wait for its 250 after it has taken a mail. */
const answerMs = 120
const mary = { email: 'mary@hubbub.test', password: 'another long password', name: 'Mary' }

/** A workspace with two mailboxes and two people who stay connected; the second sees one team's conversations only. */
export async function openDesk({ services, setupToken }: System, stack: AsyncDisposableStack): Promise<Desk> {
  const mail = {
    'care@roasters.test': await openMail('roasters.test', true, stack),
    'repairs@workshop.test': await openMail('workshop.test', false, stack),
  } satisfies Record<Mailbox, MailServer>
  const admin = await setUpWorkspace({ url: services.url, token: setupToken })
  const workspace = resourcesOf(admin)
  await workspace.members.updateSelf({ preferences: { undoSeconds: 0 } })
  const second = await inviteMember(admin, { ...mary, role: 'community-manager', visibility: 'team' })
  const team = await teamOfMary(workspace)
  const account = (address: Mailbox) => ({ ...mail[address], address, password: 'secret' })
  await addMailAccount(admin, { ...account('care@roasters.test'), sentCopy: 'server' })
  await addMailAccount(admin, {
    ...account('repairs@workshop.test'),
    sentCopy: 'append',
    defaultTeamId: team,
  })
  const clients: Desk['clients'] = [
    await connect('admin', admin, stack),
    await connect('admin again', admin, stack),
    await connect('one team', second, stack),
  ]
  return { mail, workspace, clients }
}

async function openMail(domain: string, saveSent: boolean, stack: AsyncDisposableStack): Promise<MailServer> {
  const server = stack.use(await createMailServer({ domain, saveSent, maxPerFolder: 100_000 }))
  for (const mailbox of mailboxes) if (mailbox.endsWith(`@${domain}`)) server.accounts.add(mailbox, 'secret')
  server.fail({ on: 'delay-reply', ms: answerMs })
  return server
}

const resourcesOf = (person: Person) =>
  createApi({ baseUrl: person.url, headers: person.headers }).workspace(person.workspaceId)

async function teamOfMary(workspace: WorkspaceResources): Promise<string> {
  const { items } = await workspace.members.list()
  const memberIds = items.filter(({ email }) => email === mary.email).map(({ id }) => id)
  return (await workspace.teams.create({ name: 'Repairs', memberIds })).id
}

async function connect(name: string, person: Person, stack: AsyncDisposableStack): Promise<Client> {
  const listener = stack.use(listen(person))
  const from = await listener.ready
  return { name, person, listener, workspace: resourcesOf(person), from }
}
