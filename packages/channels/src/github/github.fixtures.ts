import type { OutboundPost } from '@hubbub/contracts'
import { createGithub, type GithubOptions } from '@hubbub/simulators'
import type { ChannelHarness } from '../contract-suite/harness.ts'
import type { WebhookRequest } from '../webhook.ts'
import { createGithubChannel } from './channel.ts'

/** For servers on this machine. */
export const github = createGithubChannel({ allowPrivateHosts: true, urls: {} })

export const repo = 'octo/tea'
const webhookSecret = 'a secret of ours'

/** GitHub with a repository of ours, an issue in it, and somebody who writes. */
export async function startGithub(options: GithubOptions = {}) {
  const hub = await createGithub(options)
  const shop = hub.join('shop')
  const kim = hub.join('kim')
  hub.repository(repo)
  // Older than what is looked back to.
  const at = new Date((options.now?.() ?? new Date()).getTime() - 60 * 86_400_000)
  const issue = hub.open(repo, { by: shop, title: 'Teas we want', text: 'Tell us', at })
  const account = {
    settings: { repositories: [repo], url: hub.url, everyMinutes: 0 },
    credentials: { token: hub.letIn(shop), webhookSecret },
    account: { id: String(shop.id), handle: 'shop', name: null, url: null, avatarUrl: null, facts: {} },
  }
  const call = (event: string, payload: object): WebhookRequest => {
    const { headers, body } = hub.call(event, { repository: { full_name: repo }, ...payload }, webhookSecret)
    const url = 'https://hubbub.test/hooks/1'
    return { method: 'POST', headers, query: {}, body: Buffer.from(body), url, receivedAt: new Date() }
  }
  return { hub, shop, kim, issue, account, call, [Symbol.asyncDispose]: hub.close }
}

export const outboundPost = (text: string, number: number, facts: object = {}): OutboundPost => ({
  form: 'post',
  messageId: crypto.randomUUID(),
  audience: 'public',
  to: null,
  text,
  inReplyTo: {
    externalId: `${repo}#${number}`,
    author: { kind: 'github', value: '2', name: null },
    post: {
      form: 'post',
      audience: 'public',
      url: null,
      place: null,
      to: [],
      repeats: null,
      engagement: null,
      editedAt: null,
      deletedAt: null,
      facts: { repo, number, place: 'issue', nodeId: 'I_1', ...facts },
    },
  },
  root: null,
  attachments: [],
})

export async function startGithubHarness(): Promise<ChannelHarness> {
  const { hub, shop, kim, issue, account, call } = await startGithub()
  const quiet = { ...account, settings: { ...account.settings, onlyNamed: true } }
  return {
    account: quiet,
    wrongCredentials: { ...account, account: null, credentials: { token: 'wrong' } },
    unreachable: { ...account, settings: { ...account.settings, url: 'http://127.0.0.1:2' } },
    receive: async (text) => void hub.comment(repo, issue.number, { by: kim, text: `@shop ${text}` }),
    mention: async (text) => void hub.comment(repo, issue.number, { by: kim, text }),
    call: async (text) => {
      const comment = hub.comment(repo, issue.number, { by: kim, text })
      return call('issue_comment', { action: 'created', issue, comment })
    },
    outbound: (text) => outboundPost(text, issue.number),
    delivered: async (text) =>
      hub.comments.filter(({ user, body }) => user.id === shop.id && body === text).length,
    breakAfterAccepting: () =>
      void hub.fail({ on: 'cut-after', times: 1, when: ({ method }) => method === 'POST' }),
    limit: hub.limit,
    echoes: true,
    sparesKnown: true,
    reactions: { count: () => hub.comments.reduce((sum, { reactions }) => sum + reactions.total_count, 0) },
    disconnect: hub.disconnect,
    [Symbol.asyncDispose]: hub.close,
  }
}
