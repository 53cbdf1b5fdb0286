import { listBulkAnswers, openIncident, publishStatement, sendBulkAnswer } from '@hubbub/domain'
import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { openNetwork } from '../posts/lib/open-network.ts'
import { approveStatement, openCrisis } from '../statements/lib/approve-statement.ts'

const patient = { timeout: 30_000 }

test('a statement that is approved and published in a drill counts as published, and its network hears nothing', async () => {
  await using net = await openNetwork()
  await net.sql('UPDATE workspace SET drill = true')
  const crisis = await openCrisis(net)
  const publish = async () => {
    await using _worker = await net.start('deliver')
    const statement = await approveStatement(crisis, [
      { language: 'en', network: null, text: 'We look into it' },
    ])
    await publishStatement(
      crisis.writer,
      { catalogue: net.tools.catalogue },
      {
        id: statement.id,
        approvalId: statement.approvalId,
        posts: [{ channelId: net.channelId, language: 'en', fields: {} }],
        despiteHold: false,
      },
    )
    await eventually(async () => {
      const { publications } = await statement.read()
      expect(publications.map(({ post }) => post?.delivery?.state)).toEqual(['sent'])
      return true
    }, patient)
    return (await statement.read()).publications[0]
  }
  expect((await publish())?.post?.delivery?.response).toBe('Drill: it was taken here, and nothing left')
  expect(net.network.saidBy(net.shop)).toEqual([])
  await net.sql('UPDATE workspace SET drill = false')
  expect((await publish())?.post?.delivery?.response).not.toContain('Drill')
  expect(net.network.saidBy(net.shop).map(({ text }) => text)).toEqual(['We look into it'])
})

test('one answer to many in a drill is written to each and reaches nobody', async () => {
  await using net = await openNetwork()
  const [lena, omar] = [net.network.join('lena', 'Lena'), net.network.join('omar', 'Omar')]
  await net.startAll('collect', 'enrich', 'route')
  for (const person of [lena, omar])
    net.network.say({ by: person, text: 'The grinder burns, @shop', mentions: [net.shop] })
  const conversationIds = (await net.met(2)).map(({ id }) => id)
  await net.sql('UPDATE workspace SET drill = true')
  await net.startAll('deliver')
  const { boss } = await openCrisis(net)
  const { id: incidentId } = await openIncident(boss, {
    title: 'The grinder burns',
    severity: 'high',
    monitorId: null,
    brandId: null,
    conversationIds,
    tell: false,
  })
  const answer = {
    id: boss.ids.next(),
    incidentId,
    conversationIds,
    mentionIds: [],
    text: 'We know',
    variants: {},
  }
  await sendBulkAnswer(boss, net.tools, answer)
  await eventually(async () => {
    const [listed] = await listBulkAnswers(boss, incidentId)
    expect(listed?.items.map(({ state }) => state)).toEqual(['sent', 'sent'])
    return true
  }, patient)
  expect(net.network.saidBy(net.shop)).toEqual([])
})
