import type { HttpAnswer, HttpRequest } from '../http/http-message.ts'
import type { HttpRoutes } from '../http/http-routes.ts'
import type { MastoAccount, MastoStatus } from './masto-entities.ts'
import { instanceOf } from './masto-instance.ts'
import { page } from './masto-pages.ts'
import type { MastoWorld } from './masto-world.ts'

export interface MastoRouteDeps {
  world: MastoWorld
  url: () => string
  me: (request: HttpRequest) => MastoAccount
  maxCharacters: number
}

export const refused = (status: number, error: string): HttpAnswer => ({ status, json: { error } })
export const notFound = refused(404, 'Record not found')

/** Who may see a status: everybody, or those it is for. */
const sees = ({ visibility, account, mentions }: MastoStatus, who: MastoAccount) =>
  visibility === 'public' ||
  visibility === 'unlisted' ||
  account.id === who.id ||
  mentions.some(({ id }) => id === who.id)

/** Answers with a status that the one who asks may see. */
export const visible =
  ({ world, me }: Pick<MastoRouteDeps, 'world' | 'me'>) =>
  (request: HttpRequest, answer: (status: MastoStatus) => HttpAnswer): HttpAnswer => {
    const status = world.statuses.get(request.params['id'] ?? '')
    return status !== undefined && sees(status, me(request)) ? answer(status) : notFound
  }

/** What can be read, of https://docs.joinmastodon.org/methods/ by a client for one account. */
export function readingRoutes({ world, url, me, maxCharacters }: MastoRouteDeps): HttpRoutes {
  const all = () => [...world.statuses.values()]
  const one = visible({ world, me })

  return {
    'GET /api/v1/accounts/verify_credentials': (request) => ({
      json: {
        ...me(request),
        role: { id: '-99', name: '', permissions: '65536', color: '', highlighted: false },
        source: {
          note: 'Hello',
          fields: [],
          privacy: 'public',
          sensitive: false,
          language: 'en',
          follow_requests_count: 0,
          indexable: true,
        },
      },
    }),
    'GET /api/v1/apps/verify_credentials': () => ({
      json: {
        id: '1',
        name: 'Test',
        website: null,
        scopes: ['read', 'write'],
        redirect_uri: '',
        redirect_uris: [],
        vapid_key: '',
      },
    }),
    'GET /api/v2/instance': () => ({ json: instanceOf(url(), maxCharacters) }),
    'GET /api/v1/notifications': (request) => {
      const types = request.query.getAll('types[]')
      const own = world.notes
        .filter(({ to }) => to === me(request).id)
        .map(({ notification }) => notification)
      return page(
        own.filter(({ type }) => types.length === 0 || types.includes(type)),
        request,
        { url: url(), max: 80 },
      )
    },
    'GET /api/v1/accounts/lookup': ({ query }) => {
      const found = [...world.accounts.values()].find(({ acct }) => acct === query.get('acct'))
      return found === undefined ? notFound : { json: found }
    },
    'GET /api/v1/accounts/:id': ({ params }) => {
      const found = world.accounts.get(params['id'] ?? '')
      return found === undefined ? notFound : { json: found }
    },
    'GET /api/v1/accounts/:id/statuses': (request) => {
      const theirs = all().filter(({ account }) => account.id === request.params['id'])
      return page(
        theirs.filter((status) => sees(status, me(request))),
        request,
        { url: url() },
      )
    },
    'GET /api/v1/timelines/tag/:tag': (request) => {
      const tag = (request.params['tag'] ?? '').toLowerCase()
      const tagged = all().filter(
        ({ visibility, tags }) => visibility === 'public' && tags.some(({ name }) => name === tag),
      )
      return page(tagged, request, { url: url() })
    },
    'GET /api/v1/statuses/:id': (request) => one(request, (status) => ({ json: status })),
    'GET /api/v1/statuses/:id/context': (request) =>
      one(request, (status) => ({ json: { ancestors: ancestorsOf(world, status), descendants: [] } })),
  }
}

function ancestorsOf(world: MastoWorld, status: MastoStatus): MastoStatus[] {
  const parent = status.in_reply_to_id === null ? undefined : world.statuses.get(status.in_reply_to_id)
  return parent === undefined ? [] : [...ancestorsOf(world, parent), parent]
}
