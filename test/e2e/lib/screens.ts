import { isMentionQuery, type SavedView } from '@hubbub/contracts/http'
import type { Page } from 'playwright-core'
import type { Furnished } from './furnish.ts'
import { expectShown, row, thread } from './inbox.ts'

export interface Screen {
  name: string
  path: string
  /** Waits until what it is about is there. */
  ready: (page: Page) => Promise<void>
}

const titled = (title: string | RegExp) => async (page: Page) =>
  await expectShown(page.getByRole('heading', { level: 1, name: title }))
const listed = (list: string) => async (page: Page) =>
  await expectShown(page.getByRole('list', { name: list, exact: true }).getByRole('listitem').first())

/** Every page of somebody who is signed in. */
export async function innerScreens({ workspace, conversations }: Furnished): Promise<Screen[]> {
  const [angry, withHtml, scheduled] = conversations
  const spam = conversations.at(-1)
  const [view] = (await workspace.views.list()).items
  const [channel] = (await workspace.channels.list()).items
  const [contact] = (await workspace.contacts.list({})).items
  if (!angry || !withHtml || !scheduled || !spam || !view || !channel || !contact)
    throw new Error('the workspace is not furnished')
  const alert = await escalate(workspace, angry.id)
  await workspace.alerts.createRule({
    name: 'A source falls silent',
    monitorId: null,
    watch: { kind: 'silence', channelIds: [] },
    tell: { kind: 'nobody' },
  })
  const incident = await workspace.incidents.open({
    title: 'The grinder burns',
    severity: 'high',
    monitorId: null,
    brandId: null,
    conversationIds: [angry.id],
    tell: false,
  })
  const [playbook] = (await workspace.playbooks.list()).items
  if (!playbook) throw new Error('the workspace has no playbook')
  const inbox = '/inbox?view=all&status=any'
  return [
    { name: 'inbox', path: inbox, ready: async (page) => await expectShown(row(page, /Gil Sato/)) },
    {
      name: 'saved view',
      path: addressOf(view),
      ready: async (page) => await expectShown(page.getByRole('heading', { level: 2, name: view.name })),
    },
    {
      name: 'table',
      path: `${inbox}&layout=table`,
      ready: async (page) => await expectShown(page.getByText('Gil Sato').first()),
    },
    {
      name: 'narrowed list',
      path: `${inbox}&unread=false&priority=urgent`,
      ready: async (page) => await expectShown(page.getByRole('button', { name: 'Clear all' })),
    },
    {
      name: 'an empty list',
      path: '/inbox?view=mentioned',
      ready: async (page) => await expectShown(page.getByText('Nothing here')),
    },
    {
      name: 'conversation',
      path: `/inbox/${angry.id}?view=all`,
      ready: async (page) => await expectShown(thread(page).getByText('We are looking into it.')),
    },
    {
      name: 'mail with HTML',
      path: `/inbox/${withHtml.id}?view=all`,
      ready: async (page) => await expectShown(page.frameLocator('iframe').getByText('Grinder')),
    },
    {
      name: 'scheduled reply',
      path: `/inbox/${scheduled.id}?view=all&status=pending`,
      ready: async (page) => await expectShown(thread(page).getByText(/^Will be sent \d/)),
    },
    {
      name: 'spam',
      path: `/inbox/${spam.id}?view=all&status=spam`,
      ready: async (page) => await expectShown(thread(page).getByText('When are you open on Sundays?')),
    },
    {
      name: 'search',
      path: '/search?q=grinder',
      ready: async (page) => await expectShown(page.locator('mark').first()),
    },
    {
      name: 'contacts',
      path: '/contacts',
      ready: async (page) => await expectShown(page.getByText('Gil Sato')),
    },
    { name: 'contact', path: `/contacts/${contact.id}`, ready: titled(contact.name) },
    { name: 'settings', path: '/settings', ready: titled(/^(Settings|Profile)$/) },
    { name: 'profile', path: '/settings/profile', ready: titled('Profile') },
    { name: 'preferences', path: '/settings/preferences', ready: titled('Preferences') },
    { name: 'security', path: '/settings/security', ready: titled('Security') },
    { name: 'general', path: '/settings/workspace', ready: titled('General') },
    { name: 'brands', path: '/settings/brands', ready: listed('Brands') },
    { name: 'channels', path: '/settings/channels', ready: listed('Channels') },
    { name: 'networks', path: '/settings/channels/new', ready: listed('Mail') },
    { name: 'new mailbox', path: '/settings/channels/new/email', ready: titled('Add a mailbox') },
    { name: 'new bot', path: '/settings/channels/new/telegram', ready: titled('Connect Telegram') },
    { name: 'mailbox', path: `/settings/channels/${channel.id}`, ready: titled(channel.name) },
    { name: 'people', path: '/settings/people', ready: listed('People') },
    { name: 'teams', path: '/settings/teams', ready: listed('Teams') },
    { name: 'labels', path: '/settings/labels', ready: listed('Labels') },
    { name: 'canned responses', path: '/settings/canned-responses', ready: listed('Canned responses') },
    { name: 'alerts', path: '/alerts', ready: listed('Your alerts') },
    { name: 'alert', path: `/alerts/${alert.id}`, ready: titled(alert.title) },
    { name: 'incidents', path: '/incidents', ready: listed('Incidents') },
    { name: 'war room', path: `/incidents/${incident.id}`, ready: titled(incident.title) },
    { name: 'playbooks', path: '/incidents/playbooks', ready: listed('Playbooks') },
    {
      name: 'playbook',
      path: `/incidents/playbooks/${playbook.id}`,
      ready: titled(playbook.content.name),
    },
    { name: 'statement templates', path: '/incidents/statements', ready: listed('Templates') },
    { name: 'columns', path: '/columns', ready: titled('Columns') },
    { name: 'reports', path: '/reports', ready: titled('Reports') },
    { name: 'new report', path: '/reports/new', ready: titled('New report') },
    { name: 'alert rules', path: '/alerts/rules', ready: listed('Rules') },
    { name: 'new alert rule', path: '/alerts/rules/new', ready: titled('New rule') },
    { name: 'digests', path: '/alerts/digests', ready: titled('Alerts') },
    { name: 'found', path: '/alerts/found', ready: titled('Alerts') },
    { name: 'notifications', path: '/settings/notifications', ready: listed('Where you can be reached') },
    { name: 'escalation', path: '/settings/escalation', ready: listed('On call') },
    { name: 'hold outbound', path: '/settings/holding', ready: titled('Hold outbound') },
    { name: 'notices', path: '/settings/notices', ready: titled('Notices') },
    {
      name: 'sentiment',
      path: '/settings/sentiment',
      ready: async (page) => await expectShown(page.getByText('No phrase rule yet')),
    },
    { name: 'API keys', path: '/settings/api-keys', ready: listed('API keys') },
    { name: 'system', path: '/system', ready: titled('System') },
    {
      name: 'nowhere',
      path: '/settings/nowhere',
      ready: async (page) => await expectShown(page.getByText('There is nothing here')),
    },
  ]
}

/** Somebody on call, a policy, and an alert whose course is over. */
async function escalate({ members, onCall, escalations }: Furnished['workspace'], conversationId: string) {
  const memberIds = (await members.list()).items.map(({ id }) => id)
  const weekly = {
    name: 'Weekly',
    memberIds,
    startsAt: '2026-01-05T09:00',
    every: 1,
    unit: 'weeks',
    hours: null,
  } as const
  const { id } = await onCall.createSchedule({
    name: 'Nights',
    timeZone: 'Europe/Berlin',
    rotations: [weekly],
  })
  const steps = [
    { targets: [{ kind: 'schedule' as const, id }, { kind: 'supervisors' as const }], waitSeconds: 300 },
  ]
  await onCall.createPolicy({ name: 'Crisis', steps, repeat: 1, ackSeconds: null, isDefault: true })
  const alert = await escalations.page(conversationId, { severity: 'high', message: 'The grinder burns' })
  return await escalations.resolve(alert.id)
}

/** As the navigation has it. */
/** Of a view of conversations. */
export function addressOf({ id, query }: SavedView): string {
  if (isMentionQuery(query)) throw new Error('a view of mentions has no conversations')
  const { view, status, sort, where } = query
  const search = new URLSearchParams({ view, status, sort, where: JSON.stringify(where), saved: id })
  return `/inbox?${search.toString()}`
}

/** Every page of somebody who is not. */
export const outerScreens: readonly Screen[] = [
  { name: 'sign-in', path: '/sign-in', ready: titled('Sign in') },
  { name: 'forgotten password', path: '/forgot-password', ready: titled('Forgot your password?') },
  { name: 'reset without a link', path: '/reset-password', ready: titled('Choose a new password') },
  { name: 'set-up without a key', path: '/setup', ready: titled('') },
  { name: 'an invitation that is over', path: '/invitations/0123456789abcdef', ready: titled('') },
]

/** Goes there without loading the page anew, as a link does. */
export async function goTo(page: Page, { path, ready }: Screen): Promise<void> {
  await page.evaluate((to) => history.pushState({}, '', to), path)
  await ready(page)
}
