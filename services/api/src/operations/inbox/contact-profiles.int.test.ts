import { type Bluesky, createBluesky } from '@hubbub/simulators'
import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi, type TestWorkspace } from '../../test-api.fixtures.ts'

describe('the profile of a contact', () => {
  let api: TestApi
  let acme: TestWorkspace
  let network: Bluesky
  let channelId: string
  let jo: ReturnType<Bluesky['join']>
  let contactId: string
  /** How often somebody was looked up. */
  let lookups = 0
  let undo = () => {}
  beforeAll(async () => {
    api = await openTestApi()
    network = await createBluesky()
    acme = await api.makeWorkspace('Acme')
    const made = await acme.admin.browser.post(acme.at('/channels'), {
      kind: 'bluesky',
      name: 'Our Bluesky',
      brandId: acme.brandId,
      settings: { handle: 'acme.example', service: network.url },
      credentials: { password: network.letIn(network.join('acme.example', 'Acme')) },
    })
    channelId = String(made.body['id'])
  })
  afterAll(async () => {
    await network[Symbol.asyncDispose]()
    await api[Symbol.asyncDispose]()
  })
  beforeEach(async () => {
    undo()
    contactId = crypto.randomUUID()
    jo = network.join(`jo-${contactId.slice(-8)}.example`, 'Jo Blue')
    jo.description = 'I grind.'
    await sql(`INSERT INTO contact (workspace_id, id, name) VALUES ($1, $2, 'Jo')`, [acme.id, contactId])
    for (const [kind, value] of [
      ['bluesky', jo.did],
      ['email', `${contactId}@example.test`],
    ])
      await sql(
        `INSERT INTO contact_identity (workspace_id, kind, value, contact_id) VALUES ($1, $2, $3, $4)`,
        [acme.id, kind, value, contactId],
      )
    lookups = 0
    // Counts, and lets everything pass.
    undo = network.fail({
      on: 'delay',
      ms: 20,
      when: ({ path }) => {
        const isLookup = path.endsWith('actor.getProfile')
        if (isLookup) lookups += 1
        return isLookup
      },
    })
  })

  const sql = async (text: string, values: unknown[] = []) => await query(api.url, text, values)
  const at = (id = contactId) => acme.at(`/contacts/${id}/profiles`)
  const list = async () => (await acme.admin.browser.get(at())).body.items
  const fetchIt = async (rest: object = {}) =>
    await acme.admin.browser.post(at(), { kind: 'bluesky', value: jo.did, ...rest })
  const age = async (hours: number) =>
    await sql(
      `UPDATE identity_profile SET fetched_at = fetched_at - make_interval(hours => $1), asked_at = asked_at - make_interval(hours => $1)`,
      [hours],
    )
  /** The network says no. */
  const refuse = () =>
    network.fail({
      on: 'answer',
      when: ({ path }) => path.endsWith('actor.getProfile'),
      answer: { status: 400, json: { error: 'AccountTakedown', message: 'Account has been suspended' } },
    })

  test('is offered where an account can look it up, and nobody is asked before somebody asks', async () => {
    expect(await list()).toEqual([
      {
        kind: 'bluesky',
        value: jo.did,
        profile: null,
        fetchedAt: null,
        problem: null,
        due: false,
        whyNot: null,
      },
    ])
    expect(lookups).toBe(0)
  })

  test('is fetched once, kept with its time, and shown as it was', async () => {
    const first = await fetchIt()
    expect(first).toMatchObject({
      status: 200,
      body: {
        profile: {
          name: 'Jo Blue',
          handle: jo.handle,
          url: `https://bsky.app/profile/${jo.did}`,
          bio: 'I grind.',
          followers: 7,
          verified: null,
          joinedAt: '2023-05-04T09:00:00.000Z',
        },
        problem: null,
        due: false,
      },
    })
    jo.description = 'I grind no more.'
    expect((await fetchIt()).body).toEqual(first.body)
    expect(await list()).toEqual([first.body])
    expect(lookups).toBe(1)
  })

  test('is asked for once by several at the same time', async () => {
    const answers = await Promise.all([1, 2, 3].map(async () => await fetchIt()))
    expect(answers.map(({ body }) => body['profile'])).toMatchObject(Array(3).fill({ bio: 'I grind.' }))
    expect(lookups).toBe(1)
  })

  test('is fetched anew after a day, and whenever somebody wants it', async () => {
    await fetchIt()
    jo.description = 'I sharpen.'
    await age(23)
    expect((await fetchIt()).body).toMatchObject({ profile: { bio: 'I grind.' }, due: false })
    await age(2)
    expect(await list()).toMatchObject([{ profile: { bio: 'I grind.' }, due: true }])
    expect((await fetchIt()).body).toMatchObject({ profile: { bio: 'I sharpen.' }, due: false })
    jo.description = 'I rest.'
    expect((await fetchIt({ refresh: true })).body).toMatchObject({ profile: { bio: 'I rest.' } })
    expect(lookups).toBe(3)
  })

  test('stays as it was where the network says no, beside its words, and it is left alone for a while', async () => {
    const { body: before } = await fetchIt()
    await age(25)
    const ok = refuse()
    const { status, body } = await fetchIt()
    expect({ status, profile: body['profile'] }).toEqual({ status: 200, profile: before['profile'] })
    expect(body).toMatchObject({ problem: 'Account has been suspended', due: false })
    expect(await list()).toEqual([body])
    expect((await fetchIt()).body).toEqual(body)
    ok()
    expect((await fetchIt({ refresh: true })).body).toMatchObject({
      problem: null,
      profile: { bio: 'I grind.' },
    })
  })

  test('that was never found is none, with the reason', async () => {
    const ok = refuse()
    expect((await fetchIt()).body).toMatchObject({ profile: null, problem: 'Account has been suspended' })
    ok()
  })

  test('is not asked for beyond what the network grants, whoever of us used it up', async () => {
    network.limit(60_000)
    const limited = await fetchIt()
    expect(limited.body).toMatchObject({ profile: null, problem: expect.stringMatching(/limit/i) })
    network.limit(-1)
    lookups = 0
    // Kept in the database for all who use the account, so the network is not even asked.
    expect((await fetchIt({ refresh: true })).body).toMatchObject({ profile: null })
    expect(lookups).toBe(0)
    await sql('DELETE FROM channel_allotment WHERE channel_id = $1', [channelId])
    expect((await fetchIt({ refresh: true })).body).toMatchObject({ profile: { bio: 'I grind.' } })
  })

  test('of a name that the contact does not have is refused, as is one of a network without such a thing', async () => {
    expect(await fetchIt({ value: 'did:plc:somebodyelse' })).toMatchObject({
      status: 404,
      body: { code: 'identity.not_found' },
    })
    expect(await fetchIt({ kind: 'email', value: `${contactId}@example.test` })).toMatchObject({
      status: 422,
      body: { code: 'profile.unavailable', detail: 'No account of ours can look it up' },
    })
    expect(lookups).toBe(0)
  })

  test('says why the account cannot ask, and is shown all the same', async () => {
    await fetchIt()
    await sql('UPDATE channel SET enabled = false WHERE id = $1', [channelId])
    expect(await list()).toMatchObject([
      { profile: { bio: 'I grind.' }, whyNot: 'The account is switched off', due: false },
    ])
    expect(await fetchIt({ refresh: true })).toMatchObject({
      status: 422,
      body: { detail: 'The account is switched off' },
    })
    await sql('UPDATE channel SET enabled = true WHERE id = $1', [channelId])
  })

  test('is not there for another workspace', async () => {
    await fetchIt()
    const other = await api.makeWorkspace('Other')
    for (const base of [acme.id, other.id]) {
      const path = `/api/v1/workspaces/${base}/contacts/${contactId}/profiles`
      expect((await other.admin.browser.get(path)).status).toBe(404)
      expect((await other.admin.browser.post(path, { kind: 'bluesky', value: jo.did })).status).toBe(404)
    }
    expect(lookups).toBe(1)
  })
})
