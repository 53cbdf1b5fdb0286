import type { HttpAnswer } from '../http/http-message.ts'

export interface XPerson {
  id: string
  name: string
  username: string
  verified: boolean
  followers: number
  /** May write more than 280 letters. */
  premium: boolean
}

export interface XRefers {
  type: 'replied_to' | 'quoted' | 'retweeted'
  id: string
}

export interface XSaid {
  id: string
  author: XPerson
  text: string
  at: Date
  conversationId: string
  refers: XRefers[]
  inReplyTo: XPerson | null
  mentions: XPerson[]
  /** Links as they lead, by the short form that stands in the text. */
  links: { url: string; expanded_url: string }[]
  media: { media_key: string; url: string }[]
  /** The ids of all versions, the first one first. */
  versions: string[]
  hidden: boolean
  /** Of the place that its author put on it. */
  country?: string | undefined
}

export interface XLetter {
  id: string
  from: XPerson
  people: XPerson[]
  conversationId: string
  text: string
  at: Date
}

/** Thrown by a route, it is the answer. */
export class XRefusal extends Error {
  readonly answer: HttpAnswer
  constructor(status: number, body: Record<string, unknown>, headers: Record<string, string> = {}) {
    super(`refused with ${status}`)
    this.answer = { status, json: body, headers: { 'content-type': 'application/problem+json', ...headers } }
  }
}

const problems = 'https://api.x.com/2/problems'

export const refusals = {
  unauthorized: () =>
    new XRefusal(401, { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' }),
  forbidden: (detail: string) =>
    new XRefusal(403, { title: 'Forbidden', type: 'about:blank', status: 403, detail }),
  wrongToken: () =>
    new XRefusal(403, {
      title: 'Unsupported Authentication',
      detail: 'Authenticating with OAuth 2.0 User Context is forbidden for this endpoint.',
      type: `${problems}/unsupported-authentication`,
      status: 403,
    }),
  invalid: (parameter: string, message: string) =>
    new XRefusal(400, {
      errors: [{ parameters: { [parameter]: [] }, message }],
      title: 'Invalid Request',
      detail: 'One or more parameters to your request was invalid.',
      type: `${problems}/invalid-request`,
    }),
  missing: (id: string) =>
    new XRefusal(404, {
      title: 'Not Found Error',
      detail: `Could not find tweet with id: [${id}].`,
      type: `${problems}/resource-not-found`,
      resource_type: 'tweet',
      resource_id: id,
    }),
  noRules: () =>
    new XRefusal(409, {
      title: 'ConnectionException',
      detail: 'Your client app is not configured with any rules.',
      connection_issue: 'RuleConfigurationIssue',
      type: `${problems}/streaming-connection`,
    }),
  tooMany: () =>
    new XRefusal(429, {
      title: 'ConnectionException',
      detail: 'This stream is currently at the maximum allowed connection limit.',
      connection_issue: 'TooManyConnections',
      type: `${problems}/streaming-connection`,
    }),
  limited: (headers: Record<string, string>) =>
    new XRefusal(
      429,
      { title: 'Too Many Requests', detail: 'Too Many Requests', type: 'about:blank', status: 429 },
      headers,
    ),
  capped: () =>
    new XRefusal(429, {
      title: 'UsageCapExceeded',
      detail: 'Usage cap exceeded: Monthly product cap',
      type: `${problems}/usage-capped`,
      period: 'Monthly',
      scope: 'Product',
    }),
}
