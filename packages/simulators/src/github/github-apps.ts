import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import type { HttpRequest } from '../http/http-message.ts'
import type { HttpRoutes } from '../http/http-routes.ts'
import { said } from './github-routes.ts'
import type { GithubPerson } from './github-world.ts'

interface App {
  id: string
  installationId: string
  person: GithubPerson
  publicKey: string
}

const TOKEN_MS = 3_600_000

/** https://docs.github.com/en/apps: an app proves itself by its key, and gets tokens of an hour for where it is installed. */
export function createApps({
  tokens,
  now,
}: {
  tokens: Map<string, { person: GithubPerson; endsAt: number }>
  now: () => Date
}) {
  const apps: App[] = []
  let granted = 0

  /** The app that signed it; null: nobody did, or too long ago. */
  function appOf({ headers }: HttpRequest): App | null {
    const [head = '', claims = '', signature = ''] = (headers['authorization'] ?? '')
      .replace(/^bearer /i, '')
      .split('.')
    if (signature === '') return null
    const { iss, iat, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<
      string,
      unknown
    >
    const app = apps.find(({ id }) => id === String(iss))
    if (app === undefined) return null
    const proof = Buffer.from(signature, 'base64url')
    const seconds = now().getTime() / 1000
    const isTimely = Number(iat) <= seconds && Number(exp) > seconds && Number(exp) <= seconds + 600
    const key = createPublicKey(app.publicKey)
    return isTimely && verify('RSA-SHA256', Buffer.from(`${head}.${claims}`), key, proof) ? app : null
  }

  const routes: HttpRoutes = {
    'GET /app': (request) => {
      const app = appOf(request)
      if (app === null) return said(401, 'A JSON web token could not be decoded')
      return { json: { id: Number(app.id), slug: app.person.login.replace('[bot]', ''), name: 'The app' } }
    },
    'POST /app/installations/:id/access_tokens': (request) => {
      const app = appOf(request)
      if (app === null) return said(401, 'A JSON web token could not be decoded')
      if (app.installationId !== request.params['id']) return said(404, 'Not Found')
      granted += 1
      const token = `ghs_${app.id}_${granted}`
      const endsAt = now().getTime() + TOKEN_MS
      tokens.set(token, { person: app.person, endsAt })
      const expires = new Date(endsAt).toISOString().replace(/\.\d+Z$/, 'Z')
      return { status: 201, json: { token, expires_at: expires, permissions: { issues: 'write' } } }
    },
  }

  return {
    routes,
    granted: () => granted,
    /** What it answers by itself. */
    judges: ({ path }: HttpRequest) => path.startsWith('/app'),
    add(person: GithubPerson) {
      const { publicKey, privateKey } = generateKeyPairSync('rsa', {
        modulusLength: 2048,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      })
      const app = {
        id: String(4000 + apps.length),
        installationId: String(9000 + apps.length),
        person,
        publicKey,
      }
      apps.push(app)
      return { appId: app.id, installationId: app.installationId, privateKey, person }
    },
  }
}
