import type { Conversation, Message } from '@hubbub/contracts'

let made = 0
const uuid = () => `0193a000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`

/** A conversation as the API gives it; say only what the test is about. */
export function conversationOf(given: Partial<Conversation> = {}): Conversation {
  const id = given.id ?? uuid()
  return {
    id,
    number: 1,
    subject: 'Where is my order?',
    status: 'open',
    priority: 'none',
    brand: { id: 'brand', name: 'Northwind' },
    channel: { id: 'channel', name: 'Support', kind: 'email' },
    contact: { id: 'contact', name: 'Mira Okafor', address: 'mira@example.org' },
    assignee: null,
    team: null,
    labels: [],
    preview: 'It has not come yet.',
    previewDirection: 'in',
    sentiment: null,
    marks: [],
    unreadCount: 0,
    hasDraft: false,
    draftsBy: [],
    scheduledFor: null,
    snoozedUntil: null,
    waitingSince: null,
    firstReplyAt: null,
    lastActivityAt: '2026-05-04T10:00:00.000Z',
    createdAt: '2026-05-04T09:00:00.000Z',
    possiblyRelatedId: null,
    version: 1,
    ...given,
  }
}

export function messageOf(given: Partial<Message> = {}): Message {
  return {
    id: uuid(),
    conversationId: 'conversation',
    kind: 'message',
    direction: 'in',
    author: {
      kind: 'contact',
      id: 'contact',
      name: 'Mira Okafor',
      address: 'mira@example.org',
      handle: null,
      avatarUrl: null,
    },
    subject: null,
    text: 'It has not come yet.',
    trimmedText: null,
    hasHtml: false,
    hasRemoteImages: false,
    hasOriginal: true,
    mail: null,
    post: null,
    former: [],
    context: [],
    activity: null,
    mentionedMemberIds: [],
    attachments: [],
    automatic: false,
    language: 'en',
    sentiment: null,
    marks: null,
    delivery: null,
    actions: [],
    clientId: null,
    sentAt: '2026-05-04T10:00:00.000Z',
    createdAt: '2026-05-04T10:00:01.000Z',
    version: 1,
    ...given,
  }
}
