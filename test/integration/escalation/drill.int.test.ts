import type { OutboundPost } from '@hubbub/contracts'
import { openSession } from '@hubbub/worker'
import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { openLadder } from './lib/open-ladder.ts'

test('in a drill people are told in the app, and neither mail nor call leaves', async () => {
  await using at = await openLadder()
  const ann = await at.addMember('Ann')
  const policy = await at.addPolicy([{ memberId: ann, waitSeconds: 600 }])
  await at.sql('UPDATE workspace SET drill = true')
  await using _worker = at.worker()
  const id = await at.start(policy)
  await eventually(
    async () => {
      const told = (await at.detail(id))?.notices.filter(({ way }) => way !== 'in-app')
      expect(told).toMatchObject([
        { way: 'email', state: 'sent', receipt: 'Drill: nothing left' },
        { way: 'webhook', state: 'sent', receipt: 'Drill: nothing left' },
      ])
      return true
    },
    { timeout: 30_000 },
  )
  expect(at.receiver.calls).toEqual([])
  expect(at.mails).toEqual([])
  // The same outside of a drill leaves, so the guard is what kept it.
  await at.sql('UPDATE workspace SET drill = false')
  await at.start(policy)
  await eventually(() => at.receiver.calls.length > 0 && at.mails.length > 0, { timeout: 30_000 })
})

test('an account of a drill speaks to no network: it takes what is sent, under the same name each time', async () => {
  await using at = await openLadder()
  const channel = {
    id: at.deps.ids.next(),
    kind: 'x',
    name: 'X (drill)',
    address: '@keyfold',
    settings: {},
    account: null,
    credentials: 'nothing opens this',
    cursor: null,
    enabled: true,
    health: 'connected' as const,
    lastError: null,
    lastSuccessAt: null,
    delayedUntil: null,
    version: 1,
    drill: true,
  }
  // There is no channel of any kind here: whoever asked for one would be refused.
  const session = openSession(at.deps, { workspaceId: at.workspaceId, channel })
  const post: OutboundPost = {
    form: 'post',
    messageId: at.deps.ids.next(),
    audience: 'public',
    to: null,
    text: 'We are on it.',
    inReplyTo: null,
    root: null,
    attachments: [],
  }
  const first = await session.send(post)
  expect(first.response).toBe('Drill: it was taken here, and nothing left')
  expect((await session.send(post)).externalId).toBe(first.externalId)
  expect((await session.send({ ...post, messageId: at.deps.ids.next() })).externalId).not.toBe(
    first.externalId,
  )
  expect(() =>
    openSession(at.deps, { workspaceId: at.workspaceId, channel: { ...channel, drill: false } }),
  ).toThrow(/no channel “x”/)
})
