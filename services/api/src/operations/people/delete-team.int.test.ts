import { eventsSettled } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { openDesk } from '../inbox/desk.fixtures.ts'

test('a team that is deleted leaves its conversations, and each of them says so', async () => {
  await using desk = await openDesk()
  const { returns, sales } = desk.teams
  const moved = (await desk.receive({ from: 'a@x.test' })).conversationId
  const other = (await desk.receive({ from: 'b@x.test' })).conversationId
  const at = (id: string) => desk.at(`/conversations/${id}`)
  await desk.ann.patch(at(moved), { teamId: returns, assigneeId: desk.memberId('bo') })
  await desk.ann.patch(at(other), { teamId: sales })
  const before = await desk.ann.get(at(moved))
  await eventsSettled(desk.url)
  const { body: place } = await desk.sue.get(desk.at('/events'))

  expect((await desk.sue.delete(desk.at(`/teams/${returns}`))).status).toBe(204)

  const after = await desk.ann.get(at(moved))
  expect(after.body).toMatchObject({ team: null, version: Number(before.body['version']) + 1 })
  expect((await desk.ann.get(at(other))).body).toMatchObject({ team: { name: 'Sales' } })
  const late = await desk.ann.patch(
    at(moved),
    { priority: 'low' },
    { headers: { 'if-match': before.headers.get('etag') ?? '' } },
  )
  expect(late).toMatchObject({ status: 409, body: { code: 'conversation.changed' } })
  await eventsSettled(desk.url)
  const { body } = await desk.sue.get(desk.at(`/events?after=${String(place['cursor'])}`))
  expect(body.items?.map(({ type, conversationId, version }) => [type, conversationId, version])).toEqual([
    ['team.updated', null, 2],
    ['member.updated', null, expect.any(Number)],
    ['conversation.updated', moved, after.body['version']],
  ])
  const [event] = (await desk.events('conversation.updated')).slice(-1)
  expect(event?.data.audience).toEqual({
    assigneeId: desk.memberId('bo'),
    teamId: null,
    formerAssigneeId: desk.memberId('bo'),
    formerTeamId: returns,
  })
})
