import { permissions } from '@hubbub/contracts'
import { type Context, liftOutboundHold, listHeldItems, placeOutboundHold } from '@hubbub/domain'
import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { openNetwork } from './lib/open-network.ts'

const patient = { timeout: 30_000 }

test.each([
  ['retry', 1],
  // It counts as no attempt.
  ['rate-limited', 0],
])(
  'one (%s) that was let go and is tried again holds back its own conversation only, and no longer than until it is given up',
  async (errorClass, attempts) => {
    await using net = await openNetwork()
    await net.startAll()
    const boss: Context = {
      ...net.context,
      caller: { ...net.context.caller, permissions: new Set(permissions) },
    }
    const lee = net.network.join('lee', 'Lee')
    net.network.say({ by: net.kim, text: 'Where is my order, @shop?', mentions: [net.shop] })
    net.network.say({ by: lee, text: 'And mine, @shop?', mentions: [net.shop] })
    const [first, second] = await net.met(2)
    const hold = await placeOutboundHold(boss, { brandId: null, reach: 'all', reason: 'A recall' })
    for (const number of [1, 2]) {
      await net.reply(first?.id ?? '', `First ${number}`)
      await net.reply(second?.id ?? '', `Second ${number}`)
    }
    await eventually(async () => (await listHeldItems(boss, hold.id)).length === 4, patient)
    // As if its network had been out of order when it was tried: it is due again in an hour.
    await net.sql(
      `UPDATE outbound_delivery SET attempts = ${attempts}, error_class = '${errorClass}', not_before = now() + interval '1 hour'
     WHERE message_id = (SELECT id FROM message WHERE text LIKE '%First 1')`,
    )
    await liftOutboundHold(boss, { id: hold.id, waiting: 'let-go' })
    const said = () => net.network.saidBy(net.shop).map(({ text }) => text.replace(/^@\S+ /, ''))
    await eventually(() => said().length === 2, patient)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(said()).toEqual(['Second 1', 'Second 2'])
    // Nor does it take a place among what is due.
    expect(await net.sql('SELECT message_id FROM hubbub_due_deliveries(now(), 10)')).toEqual([])
    await net.sql(
      `UPDATE outbound_delivery SET state = 'failed', error_class = 'rejected'
     WHERE message_id = (SELECT id FROM message WHERE text LIKE '%First 1')`,
    )
    await eventually(() => said().length === 3, patient)
    expect(said()).toEqual(['Second 1', 'Second 2', 'First 2'])
  },
)
