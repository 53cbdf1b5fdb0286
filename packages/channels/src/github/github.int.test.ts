import { describe, expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { drain } from '../contract-suite/drain.ts'
import { github, outboundPost, repo, startGithub } from './github.fixtures.ts'

const kept = (cursor: unknown): unknown => JSON.parse(JSON.stringify(cursor ?? null))
type Batches = Awaited<ReturnType<typeof drain>>
const messagesOf = (batches: Batches) => batches.flatMap(({ messages }) => messages)
const last = (batches: Batches) => kept(batches.at(-1)?.cursor)

describe('GitHub is heard', () => {
  test('hundreds of comments within one second come once, in order, and go on where it was interrupted', async () => {
    await using stand = await startGithub()
    const at = new Date(Date.now() - 60_000)
    const texts = Array.from({ length: 250 }, (_, index) => `number ${index}`)
    for (const text of texts) stand.hub.comment(repo, stand.issue.number, { by: stand.kim, text, at })
    await using session = github.connect(stand.account)
    const told: string[] = []
    let cursor: unknown = null
    for (let round = 0; told.length < 250 && round < 20; round += 1)
      for await (const batch of session.pull({ cursor, signal: AbortSignal.timeout(20_000) })) {
        told.push(...batch.messages.filter(({ subject }) => subject === null).map(({ text }) => text))
        cursor = kept(batch.cursor)
        if (batch.messages.length > 0) break
      }
    expect(told).toEqual(texts)
  })

  test('where nothing changed nothing is counted; an edit is told as one', async () => {
    let now = Date.now()
    await using stand = await startGithub({ now: () => new Date(now) })
    const { hub } = stand
    const comment = hub.comment(repo, stand.issue.number, { by: stand.kim, text: 'How **much**?' })
    await using session = github.connect(stand.account, plainContext({ clock: { now: () => new Date(now) } }))
    const first = await drain(github, session, null)
    expect(messagesOf(first).at(-1)).toMatchObject({
      text: 'How much?',
      html: '<p>How <strong>much</strong>?</p>',
      thread: { ownRef: `comment:${comment.id}`, parentRefs: [`${repo}#1`] },
      post: { form: 'comment', url: comment.html_url },
      addressed: true,
    })
    const settled = await drain(github, session, last(first))
    const asked = hub.asked.length
    expect(await drain(github, session, last([...first, ...settled]))).toEqual([])
    expect(hub.asked.length - asked).toBe(3)
    now += 60_000
    hub.edit(comment, 'How much is it?')
    const edited = await drain(github, session, last([...first, ...settled]))
    expect(messagesOf(edited)).toEqual([])
    expect(edited.flatMap(({ changes = [] }) => changes)).toMatchObject([
      { kind: 'edited', externalId: `comment:${comment.id}`, text: 'How much is it?' },
    ])
  })

  test('an issue, a pull request and the thread of a line; an old one that is moved waits for nobody', async () => {
    await using stand = await startGithub()
    const { hub, kim } = stand
    hub.open(repo, { by: kim, title: 'It leaks', text: '<!-- template -->\nHelp <script>x()</script>' })
    const pull = hub.open(repo, { by: kim, title: 'Fix it', text: 'Please', pull: true })
    const line = hub.comment(repo, pull.number, { by: kim, text: 'here', line: true })
    hub.comment(repo, pull.number, { by: kim, text: 'and there', line: true, inReplyTo: line.id })
    hub.comment(repo, stand.issue.number, { by: kim, text: 'me too' })
    await using session = github.connect(stand.account)
    const known = async () => new Set<string>()
    const pulling = session.pull({ cursor: null, signal: AbortSignal.timeout(20_000), known })
    const found = messagesOf(await Array.fromAsync(pulling))
    const told = found.map(({ subject, text, addressed, direction }) => [subject, text, addressed, direction])
    expect(told).toHaveLength(6)
    expect(told).toEqual(
      expect.arrayContaining([
        ['Teas we want', 'Tell us', false, 'out'],
        ['It leaks', 'Help', true, 'in'],
        ['Fix it', 'Please', true, 'in'],
        [null, 'here', true, 'in'],
        [null, 'and there', true, 'in'],
        [null, 'me too', true, 'in'],
      ]),
    )
    expect(found.find(({ text }) => text === 'and there')?.thread.parentRefs).toEqual([
      `line:${line.id}`,
      `${repo}#${pull.number}`,
    ])
  })

  test('who names the account anywhere is heard, and what else is said there is not', async () => {
    await using stand = await startGithub()
    const { hub, kim } = stand
    const far = hub.open('far/away', { by: kim, title: 'Which tea?', text: 'Maybe @shop knows' })
    hub.comment('far/away', far.number, { by: kim, text: 'or not' })
    hub.comment('far/away', far.number, { by: kim, text: 'hey @shop!' })
    hub.open('far/away', { by: kim, title: 'Else', text: 'me@shopping' })
    const account = { ...stand.account, settings: { mentions: true, url: hub.url, everyMinutes: 0 } }
    await using session = github.connect(account)
    const first = await drain(github, session, null)
    expect(messagesOf(first).map(({ text, addressed }) => [text, addressed])).toEqual([
      ['Maybe @shop knows', true],
      ['hey @shop!', true],
    ])
    expect(messagesOf(await drain(github, session, last(first)))).toEqual([])
  })

  test('a limit that names its end holds for everybody who asks, until then', async () => {
    await using stand = await startGithub({ rateLimit: 2 })
    const context = plainContext()
    await using session = github.connect(stand.account, context)
    const refused = drain(github, session, null)
    await expect(refused).rejects.toMatchObject({ class: 'rate-limited', until: expect.any(Date) })
    const asked = stand.hub.asked.length
    await using other = github.connect(stand.account, context)
    await expect(other.send(outboundPost('hi', 1))).rejects.toMatchObject({ class: 'rate-limited' })
    expect(stand.hub.asked).toHaveLength(asked)
  })

  test('calls tell of discussions, edits and deletions, and nothing of what nobody said', async () => {
    await using stand = await startGithub()
    const { hub, kim, call } = stand
    const talk = hub.open(repo, { by: kim, title: 'Ideas', text: 'More green', discussion: true })
    const comment = { ...hub.comment(repo, talk.number, { by: kim, text: 'indeed' }), parent_id: null }
    const read = async (event: string, payload: object) =>
      await github.webhook?.read(stand.account, call(event, payload), plainContext())
    const answer = (event: string, payload: object) =>
      github.webhook?.answer(stand.account, call(event, payload))
    const [said] =
      (await read('discussion_comment', { action: 'created', discussion: talk, comment }))?.messages ?? []
    expect(said).toMatchObject({ text: 'indeed', thread: { parentRefs: [`${repo}#${talk.number}`] } })
    const gone = await read('discussion_comment', { action: 'deleted', discussion: talk, comment })
    expect(gone?.changes).toMatchObject([{ kind: 'deleted', externalId: `discussion-comment:${comment.id}` }])
    expect(answer('ping', { action: 'x' })).toMatchObject({ status: 200, keep: false })
    expect(answer('issues', { action: 'labeled', issue: talk })).toMatchObject({ status: 200, keep: false })
    const request = call('issues', { action: 'opened', issue: talk })
    expect(github.webhook?.answer(stand.account, request)).toMatchObject({
      keep: true,
      key: request.headers['x-github-delivery'],
    })
    if (said?.post == null) throw new TypeError('nothing was said')
    await using session = github.connect(stand.account)
    const inReplyTo = { externalId: said.externalId, author: said.author, post: said.post }
    const sent = await session.send({ ...outboundPost('thank you', 0), inReplyTo })
    expect(sent.externalId).toMatch(/^discussion-comment:\d+$/)
    expect(hub.comments.at(-1)).toMatchObject({ body: 'thank you', number: talk.number })
  })
})

describe('GitHub is answered', () => {
  test('in the thread of a line; taken back; with a sign that GitHub has', async () => {
    await using stand = await startGithub()
    const { hub, kim } = stand
    const pull = hub.open(repo, { by: kim, title: 'Fix', text: 'x', pull: true })
    const line = hub.comment(repo, pull.number, { by: kim, text: 'here', line: true })
    await using session = github.connect(stand.account)
    const found = messagesOf(await drain(github, session, null)).find(({ text }) => text === 'here')
    if (found?.post == null) throw new TypeError('nothing was said')
    const inReplyTo = { externalId: found.externalId, author: found.author, post: found.post }
    const sent = await session.send({ ...outboundPost('done', 0), inReplyTo })
    expect(hub.comments.at(-1)).toMatchObject({ body: 'done', line: true, in_reply_to_id: line.id })
    await session.react?.(inReplyTo, '👍')
    expect(line.reactions.total_count).toBe(1)
    await expect(session.react?.(inReplyTo, '🍵')).rejects.toMatchObject({ class: 'rejected' })
    const post = { ...found.post, facts: sent.facts ?? {} }
    await session.remove?.({ ...inReplyTo, externalId: sent.externalId, post })
    expect(hub.comments.some(({ body }) => body === 'done')).toBe(false)
    await expect(
      session.remove?.({ ...inReplyTo, post: outboundPost('', 1).inReplyTo?.post ?? post }),
    ).rejects.toThrow()
  })

  test('our own words come back as ours, and not as edited', async () => {
    await using stand = await startGithub()
    await using session = github.connect(stand.account)
    const { externalId } = await session.send(outboundPost('send us `log.txt`', stand.issue.number))
    const known = async () => new Set([externalId])
    const pulling = session.pull({ cursor: null, signal: AbortSignal.timeout(20_000), known })
    const batches = await Array.fromAsync(pulling)
    expect(batches.flatMap(({ changes = [] }) => changes)).toEqual([])
    expect(messagesOf(await drain(github, session, null))).toMatchObject([{ externalId, direction: 'out' }])
  })

  test('what nobody finds a minute later was not written', async () => {
    let now = Date.now()
    await using stand = await startGithub({ now: () => new Date(now) })
    await using session = github.connect(stand.account, plainContext({ clock: { now: () => new Date(now) } }))
    const message = outboundPost('was it?', stand.issue.number)
    const since = new Date(now)
    expect(await session.lookupSent({ message, since })).toBe('unknown')
    now += 61_000
    expect(await session.lookupSent({ message, since })).toBe('not-sent')
  })

  test('a repository that is not there is named by the test', async () => {
    await using stand = await startGithub()
    const settings = { ...stand.account.settings, repositories: [repo, 'octo/gone'] }
    expect(await github.check({ ...stand.account, settings })).toMatchObject({
      ok: false,
      steps: [
        { step: 'token', ok: true },
        { step: repo, ok: true },
        { step: 'octo/gone', ok: false },
      ],
    })
  })
})
