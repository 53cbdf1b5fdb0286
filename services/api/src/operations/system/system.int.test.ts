import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { eventsSettled, eventually, query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { furnish } from '../../furnish.fixtures.ts'
import { openTestApi, type TestApi, type TestWorkspace } from '../../test-api.fixtures.ts'

describe('the system', () => {
  let api: TestApi
  let acme: TestWorkspace
  const thing = randomUUID()
  beforeAll(async () => {
    api = await openTestApi()
    acme = await api.makeWorkspace('Acme')
    await query(api.url, furnish(acme.id, thing))
  })
  afterAll(async () => await api[Symbol.asyncDispose]())

  test('tells queues, what is on its way, channels and what failed', async () => {
    await query(
      api.url,
      `INSERT INTO message (workspace_id, id, channel_id, external_id, kind, direction, text, mentions, sent_at, created_at)
       VALUES ('${acme.id}', '${randomUUID()}', '${thing}', 'waiting', 'message', 'in', 'Hello?', '{}', now(), now() - interval '90 seconds')`,
    )
    const { body } = await acme.admin.browser.get(acme.at('/system'))
    expect(body).toMatchObject({
      queues: [{ name: 'route', waiting: 0 }],
      pending: { unrouted: 1, undelivered: 1 },
      deadLetters: 1,
      quarantined: 1,
      eventLagMs: expect.any(Number),
    })
    expect((body['pending'] as { oldestSeconds: number }).oldestSeconds).toBeGreaterThan(89)
    expect(body['channels']).toHaveLength(1)
    await query(
      api.url,
      `INSERT INTO event_cursor (reader, xid, seq, updated_at) VALUES ('slow', '3', 0, now())`,
    )
    const { body: later } = await acme.admin.browser.get(acme.at('/system'))
    expect(later['eventLagMs']).toBeGreaterThan(0)
    await query(api.url, `DELETE FROM event_cursor WHERE reader = 'slow'`)
  })

  test('tells for how long the log is held back by a change that is not finished', async () => {
    const held = await api.makeWorkspace('Held')
    const append = async () =>
      await api.store.transaction(held.id, async ({ events }) => await events.append([newEvent()]))
    const lag = async () => Number((await held.admin.browser.get(held.at('/system'))).body['eventLagMs'])
    await api.store.transaction(held.id, async ({ events }) => {
      await events.append([newEvent()])
      await append()
      await sleep(120)
      expect(await lag()).toBeGreaterThanOrEqual(100)
    })
    await eventually(async () => (await lag()) === 0)
  })

  const newEvent = () => ({
    type: 'label.updated' as const,
    subjectId: randomUUID(),
    version: 1,
    actor: { kind: 'system' as const, id: null, name: 'Hubbub' },
  })

  test('runs a dead letter again, or lets it go', async () => {
    const { browser } = acme.admin
    const letter = acme.at(`/dead-letters/${thing}`)
    const again = await browser.post(`${letter}/retry`)
    expect(again).toMatchObject({ status: 200, body: { id: thing, retriedAt: expect.any(String) } })
    expect(api.told).toContainEqual({
      signal: 'deadLetterRetry',
      work: { job: 'route.messages', payload: {} },
    })
    expect((await browser.get(acme.at('/system'))).body).toMatchObject({ deadLetters: 0 })
    expect((await browser.delete(letter)).status).toBe(204)
    expect((await browser.post(`${letter}/retry`)).status).toBe(404)
    expect((await browser.get(acme.at('/dead-letters'))).body).toEqual({ items: [], cursor: null })
  })

  test('shows dead letters page by page, each once', async () => {
    for (let n = 1; n <= 5; n += 1) {
      await query(
        api.url,
        `INSERT INTO dead_letter (workspace_id, id, queue, job, job_id, payload, error, attempts, failed_at)
         VALUES ('${acme.id}', '${randomUUID()}', 'route', 'route.messages', 'j', '{}', 'failure ${n}', 1, now() - interval '${Math.ceil(n / 2)} minutes')`,
      )
    }
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: string = cursor === null ? '' : `&cursor=${cursor}`
      const { body, status } = await acme.admin.browser.get(acme.at(`/dead-letters?limit=2${page}`))
      expect(status).toBe(200)
      seen.push(...(body.items ?? []).map(({ error }) => String(error)))
      cursor = body['cursor'] as string | null
    } while (cursor !== null)
    expect(seen.toSorted((a, b) => a.localeCompare(b))).toEqual([1, 2, 3, 4, 5].map((n) => `failure ${n}`))
    for (const wrong of ['bm90aGluZw', Buffer.from('["x"]').toString('base64url')]) {
      expect(
        (await acme.admin.browser.get(acme.at(`/dead-letters?cursor=${wrong}`))).status,
      ).toBeGreaterThanOrEqual(400)
    }
  })

  test('keeps what could not be read, as it came, to be read again', async () => {
    const { browser } = acme.admin
    expect((await browser.get(acme.at('/quarantine'))).body.items).toMatchObject([
      { id: thing, size: 9, tries: 1 },
    ])
    const raw = await browser.get(acme.at(`/quarantine/${thing}/raw`))
    expect(raw).toMatchObject({ status: 200, text: 'Whispered' })
    expect(raw.headers.get('content-disposition')).toContain('attachment')
    expect(raw.headers.get('content-security-policy')).toContain('sandbox')
    expect((await browser.post(acme.at(`/quarantine/${thing}/retry`))).status).toBe(202)
    expect(api.told).toContainEqual({
      signal: 'quarantineRetry',
      work: { workspaceId: acme.id, quarantineId: thing },
    })
  })

  test('tells the log in order and from a place on, to each what they may see', async () => {
    const fresh = await api.makeWorkspace('Fresh')
    const narrow = await fresh.add('community-manager')
    await query(api.url, `UPDATE membership SET visibility = 'own' WHERE id = '${narrow.memberId}'`)
    await eventsSettled(api.url)
    const { body: start } = await fresh.admin.browser.get(fresh.at('/events'))
    expect(start).toEqual({ items: [], cursor: expect.stringMatching(/^\d+\.\d+$/) })
    for (const name of ['One', 'Two'])
      await fresh.admin.browser.post(fresh.at('/labels'), { name, color: '#123456' })
    const conversationId = randomUUID()
    await api.store.transaction(fresh.id, async ({ events }) => {
      const actor = { kind: 'system', id: null, name: 'Hubbub' } as const
      const about = { subjectId: conversationId, conversationId, actor }
      await events.append([
        {
          ...about,
          type: 'conversation.updated',
          version: 2,
          data: {
            audience: {
              assigneeId: fresh.admin.memberId,
              teamId: null,
              formerAssigneeId: narrow.memberId,
              formerTeamId: null,
            },
          },
        },
        {
          ...about,
          type: 'conversation.updated',
          version: 3,
          data: { audience: { assigneeId: fresh.admin.memberId, teamId: null } },
        },
        { type: 'dead-letter.updated', subjectId: randomUUID(), version: 1, actor },
      ])
    })
    await eventsSettled(api.url)
    const after = String(start['cursor'])
    const all = await fresh.admin.browser.get(fresh.at(`/events?after=${after}`))
    expect(all.body.items?.map(({ type, version, gone }) => [type, version, gone])).toEqual([
      ['label.updated', 1, false],
      ['label.updated', 1, false],
      ['conversation.updated', 2, false],
      ['conversation.updated', 3, false],
      ['dead-letter.updated', 1, false],
    ])
    const some = await narrow.browser.get(fresh.at(`/events?after=${after}`))
    expect(some.body.items?.map(({ type, version, gone }) => [type, version, gone])).toEqual([
      ['label.updated', 1, false],
      ['label.updated', 1, false],
      ['conversation.updated', 2, true],
    ])
    expect(some.body['cursor']).toBe(all.body['cursor'])
    expect((await fresh.admin.browser.get(fresh.at('/events?after=nowhere'))).status).toBe(422)
  })
})
