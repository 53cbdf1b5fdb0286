import { deepStrictEqual, ok, rejects } from 'node:assert/strict'
import { z } from 'zod'
import { expired } from './expired.ts'
import type { Scene } from './scene.ts'

/** What must hold at a real network, in this order; each goes on where the one before it has left. */
export const checks: readonly (readonly [string, (scene: Scene) => Promise<void>])[] = [
  [
    'signing in: the account is known by the network’s own names, and a wrong password is refused in its words',
    async ({ channel, account, shop }) => {
      const found = await channel.check(account)
      ok(found.ok, JSON.stringify(found.steps))
      deepStrictEqual([found.account?.id, found.account?.handle], [shop.did, shop.handle])
      deepStrictEqual(found.account?.facts, { mayChat: false })
      const wrong = await channel.check({ ...account, credentials: { password: 'wrong-pass-word-here' } })
      ok(
        !wrong.ok && wrong.steps.some(({ message }) => /password|identifier/i.test(message)),
        JSON.stringify(wrong),
      )
    },
  ],
  [
    'notifications: who names the account is heard once, whole, as addressed',
    async (scene) => {
      const { kim, shop } = scene
      scene.root = await kim.say('Grüße 👩‍👩‍👧 an @teashop.test, was kostet das?', { mention: shop })
      const message = await scene.heard(scene.root.uri)
      deepStrictEqual(
        [message.text, message.addressed, message.direction],
        ['Grüße 👩‍👩‍👧 an @teashop.test, was kostet das?', true, 'in'],
      )
      deepStrictEqual([message.author.value, message.author.handle], [kim.did, kim.handle])
      deepStrictEqual(message.thread.ownRef, scene.root.uri)
      deepStrictEqual(await scene.news(), [])
    },
  ],
  [
    'reply: it stands below the post for everybody, and comes back as ours under the same name',
    async (scene) => {
      const inReplyTo = scene.refTo(await scene.heard(scene.root.uri))
      const sent = await scene.session.send(
        scene.post('Drei Euro, @kim.test 👍 https://shop.test/ü', { inReplyTo }),
      )
      scene.answer = sent.externalId
      await scene.until(async () => {
        const { replies } = await scene.kim.thread(scene.root.uri)
        deepStrictEqual(
          replies.map(({ post }) => [post.uri, post.author.handle, post.record.text]),
          [[sent.externalId, 'teashop.test', 'Drei Euro, @kim.test 👍 https://shop.test/ü']],
        )
        const facets = JSON.stringify(replies[0]?.post.record['facets'])
        ok(facets.includes(scene.kim.did) && facets.includes('https://shop.test/ü'), facets)
      })
      const echo = await scene.heard(sent.externalId)
      deepStrictEqual([echo.direction, echo.text], ['out', 'Drei Euro, @kim.test 👍 https://shop.test/ü'])
    },
  ],
  [
    'thread: an answer to our answer knows its parent and its root',
    async (scene) => {
      const ours = await scene.heard(scene.answer)
      const parent = { uri: ours.externalId, cid: String(ours.post?.facts['cid']) }
      const { uri } = await scene.kim.say('Danke!', { reply: { root: scene.root, parent } })
      const message = await scene.heard(uri)
      deepStrictEqual(message.thread.parentRefs, [parent.uri, scene.root.uri])
      deepStrictEqual([message.addressed, message.direction], [true, 'in'])
    },
  ],
  [
    'likes: ours are counted, and theirs can be given',
    async (scene) => {
      const ours = await scene.heard(scene.answer)
      await scene.kim.like({ uri: ours.externalId, cid: String(ours.post?.facts['cid']) })
      await scene.until(async () => {
        await scene.news()
        ok(
          scene.changes.some(
            (one) =>
              one.kind === 'engagement' && one.externalId === scene.answer && one.engagement.likes === 1,
          ),
        )
      })
      await scene.session.react?.(scene.refTo(await scene.heard(scene.root.uri)), '❤️')
      await scene.until(async () => deepStrictEqual((await scene.kim.post(scene.root.uri))?.likeCount, 1))
    },
  ],
  [
    'pictures: one goes with a post, byte by byte, with the words that describe it',
    async (scene) => {
      const attachment = { filename: 'a.png', contentType: 'image/png', contentId: null, content: picture }
      const { externalId } = await scene.session.send(scene.post('Schau', { attachments: [attachment] }))
      await scene.until(async () => {
        const { embed } = (await scene.kim.post(externalId)) ?? {}
        const { images } = imagesSchema.parse(embed)
        const cid = images[0]?.fullsize.split('/').at(-1) ?? ''
        deepStrictEqual(
          [images[0]?.alt, await scene.kim.blob(scene.shop, cid)],
          ['a.png', Buffer.from(picture)],
        )
      })
      deepStrictEqual((await scene.heard(externalId)).text, 'Schau')
    },
  ],
  [
    'looking up: what was sent is found, what never left is known not to have',
    async (scene) => {
      const since = new Date()
      const message = scene.post('Einmal und nie wieder')
      const { externalId } = await scene.session.send(message)
      const found = await scene.session.lookupSent({ message, since })
      deepStrictEqual(typeof found === 'object' && found.externalId, externalId)
      deepStrictEqual(await scene.session.lookupSent({ message: scene.post('Niemals'), since }), 'not-sent')
    },
  ],
  [
    'deleting: what we take back is gone for everybody',
    async (scene) => {
      const { externalId } = await scene.session.send(scene.post('Verschrieben'))
      await scene.until(async () => ok((await scene.kim.post(externalId)) !== null))
      await scene.session.remove?.({ ...scene.refTo(await scene.heard(scene.root.uri)), externalId })
      await scene.until(async () => deepStrictEqual(await scene.kim.post(externalId), null))
    },
  ],
  [
    'limits: a letter too many is refused as such',
    async ({ session, post }) => {
      await session.send(post('ü'.repeat(300)))
      await rejects(session.send(post('ü'.repeat(301))), { class: 'rejected' })
    },
  ],
  [
    'profiles: a person is described by their network',
    async ({ session, heard, root, kim }) => {
      const profile = await session.profile?.((await heard(root.uri)).author)
      deepStrictEqual([profile?.value, profile?.handle], [kim.did, kim.handle])
    },
  ],
  [
    'chat: where it cannot be reached, the account is connected all the same, and everything else is heard',
    async (scene) => {
      const account = {
        ...scene.account,
        credentials: { password: await scene.shop.appPassword('chat', true) },
      }
      const { ok: isWell, steps } = await scene.channel.check(account)
      ok(
        isWell && steps.at(-1)?.message.startsWith('Direct messages cannot be reached'),
        JSON.stringify(steps),
      )
      await using session = scene.channel.connect(account)
      const found: string[] = []
      const pull = async () => {
        for await (const { messages } of session.pull({ cursor: null, signal: AbortSignal.timeout(30_000) }))
          found.push(...messages.map(({ externalId }) => externalId))
      }
      await rejects(pull(), { class: 'retry' })
      ok(found.includes(scene.root.uri))
    },
  ],
  [
    'tokens: one that ended is renewed by its refresh token alone, and the new one is kept',
    async (scene) => {
      const { accessJwt, ...rest } = await scene.shop.signIn(scene.account.credentials.password)
      const tokens = { ...rest, accessJwt: expired(accessJwt, scene.jwtSecret) }
      const kept = scene.keeper({ password: 'this one opens nothing', tokens })
      await using session = scene.channel.connect(
        { ...scene.account, credentials: kept.stored() },
        kept.context,
      )
      const found: string[] = []
      for await (const { messages } of session.pull({ cursor: null, signal: AbortSignal.timeout(30_000) }))
        found.push(...messages.map(({ externalId }) => externalId))
      ok(found.includes(scene.root.uri))
      deepStrictEqual(kept.renewals(), 1)
      ok(kept.stored().tokens.refreshJwt !== tokens.refreshJwt)
    },
  ],
]

const imagesSchema = z.object({ images: z.array(z.object({ fullsize: z.string(), alt: z.string() })) })

/** One black dot. */
const picture = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)
