import { createGraph, type GraphSimulator } from '@hubbub/simulators'
import { createCallWay } from '../call-way.ts'
import {
  hourMs,
  must,
  type Network,
  type NetworkInput,
  type OpenNetwork,
  people,
  type Saying,
} from '../network.ts'

const verifyToken = 'a word of ours'
const token = 'EAAsimulatedToken0123456789'
/** Meta calls again at once and then ever more seldom, for 36 hours or seven days; here there are only minutes. */
const againMs = 300

interface Side {
  settings?: object
  object: 'page' | 'instagram' | 'whatsapp_business_account'
  /** For how long nobody answered, and what was said then: more than Meta keeps on calling for. */
  away: { hours: number; said: Pick<NonNullable<Network['past']>, 'forgotten' | 'remembered'> }
  say(saying: Saying): void
}

/** A network of Meta, which calls us, one thing after the other and again until we take it. */
async function openMeta(open: (graph: GraphSimulator) => Side): Promise<Network> {
  const way = createCallWay()
  const graph = await createGraph({ callOut: async (call) => (await way.post(call)).status })
  const { settings = {}, object, away, say } = open(graph)
  const calling = setInterval(() => void graph.hooks.retry(), againMs)
  const from = new Date(Date.now() - away.hours * hourMs)

  return {
    url: graph.url,
    account: { settings, credentials: { token, appSecret: graph.app.secret, verifyToken } },
    past: { cursor: { v: 1, at: from.toISOString() }, from, ...away.said },
    callAt: async ({ hook }) => await graph.hooks.subscribe(object, hook, verifyToken),
    say,
    hurt(random) {
      const choice = random.below(8)
      if (choice === 0) graph.fail({ on: 'cut-after', times: 1 })
      else if (choice === 1) graph.fail({ on: 'cut-at', bytes: random.below(500), times: 1 })
      else if (choice === 2) graph.fail({ on: 'answer', times: 1, answer: { status: 500, body: '<html>' } })
      else if (choice === 3) graph.disconnect()
      else way.hurt(random)
    },
    calm() {
      graph.faults.clear()
      way.calm()
    },
    async [Symbol.asyncDispose]() {
      clearInterval(calling)
      await graph.close()
    },
  }
}

/** What Meta no longer calls for, its lists still tell. */
const stillListed = ({ forget }: NetworkInput): Side['away'] => ({
  hours: 48,
  said: { forgotten: [], remembered: forget },
})

const digits = (index: number) => String(index).padStart(5, '0')

/** Half of the people write to the page, the others comment on a post of it. */
export const openMessenger: OpenNetwork = async (input) =>
  await openMeta((graph) => {
    const page = graph.addPage({ id: '1067280970047460', name: 'The Shop', username: 'theshop' })
    graph.app.letIn(token, page.id)
    const speakers = people(input.threads, (index) => ({
      id: `240000000000${digits(index)}`,
      name: `P${index}`,
    }))
    const post = page.feed.write({ id: page.id, name: page.name }, 'Our new tea')
    for (const text of input.forget) page.chats.said(must(speakers[0]), text)
    for (const message of page.chats.messages) message.at = new Date(Date.now() - 40 * hourMs)
    return {
      object: 'page',
      away: stillListed(input),
      say({ text, thread }) {
        const by = must(speakers[thread])
        if (thread % 2 === 0) page.chats.write(by, text)
        else page.feed.write(by, text, post.id)
      },
    }
  })

/** Half of the people write to the account, the others comment on a picture of it. */
export const openInstagram: OpenNetwork = async (input) =>
  await openMeta((graph) => {
    const { id: pageId } = graph.addPage({ id: '1067280970047460', name: 'The Shop', username: 'theshop' })
    graph.app.letIn(token, pageId)
    const shop = { id: '17841400000000001', username: 'theshop', name: 'The Shop' }
    const desk = graph.addAccount({ ...shop, pageId })
    const speakers = people(input.threads, (index) => ({
      id: `9900000000${digits(index)}`,
      name: `P${index}`,
      username: `speaker${index}`,
    }))
    for (const text of input.forget) desk.chats.said(must(speakers[0]), text)
    for (const message of desk.chats.messages) message.at = new Date(Date.now() - 40 * hourMs)
    return {
      object: 'instagram',
      away: stillListed(input),
      say({ text, thread }) {
        const by = must(speakers[thread])
        if (thread % 2 === 0) desk.chats.write(by, text)
        else desk.comment(by, text, { media: '17900000000000001' })
      },
    }
  })

/** Everybody writes to the number. Its times are whole seconds, and what it does not call for any more is gone. */
export const openWhatsapp: OpenNetwork = async (input) =>
  await openMeta((graph) => {
    graph.app.letIn(token)
    const settings = {
      phoneNumberId: '106540352242922',
      businessAccountId: '102290129340398',
      register: false,
    }
    const number = graph.addNumber({
      id: settings.phoneNumberId,
      businessId: settings.businessAccountId,
      display: '+1 555-078-3881',
      name: 'The Shop',
    })
    const speakers = people(input.threads, (index) => ({
      number: `165055${digits(index)}`,
      userId: `US.134912086553${digits(index)}`,
      name: `P${index}`,
    }))
    return {
      settings,
      object: 'whatsapp_business_account',
      away: { hours: 10 * 24, said: { forgotten: input.forget } },
      say: ({ text, thread }) => void number.write(must(speakers[thread]), text),
    }
  })
