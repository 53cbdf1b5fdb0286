import { type HttpAnswer, type HttpRequest, textOf } from '../http/http-message.ts'
import type { YouTubeChannel } from './youtube-types.ts'

const lifeSeconds = 3599

/** https://developers.google.com/identity/protocols/oauth2, and keys that may only read. */
export function createYouTubeAccess(now: () => Date) {
  const refreshTokens = new Map<string, YouTubeChannel>()
  const accessTokens = new Map<string, { channel: YouTubeChannel; until: number }>()
  let issued = 0

  const bearer = ({ headers }: HttpRequest) => /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1]

  function viewer(request: HttpRequest): YouTubeChannel | null {
    const found = accessTokens.get(bearer(request) ?? '')
    return found !== undefined && found.until > now().getTime() ? found.channel : null
  }

  return {
    letIn(channel: YouTubeChannel): string {
      refreshTokens.set(`1//refresh-${channel.handle}`, channel)
      return `1//refresh-${channel.handle}`
    },
    revoke: () => refreshTokens.clear(),
    endTokens: () => accessTokens.clear(),
    issued: () => issued,
    viewer,
    token(request: HttpRequest): HttpAnswer {
      const form = new URLSearchParams(textOf(request))
      if (form.get('client_id') !== 'client' || form.get('client_secret') !== 'secret')
        return {
          status: 401,
          json: { error: 'invalid_client', error_description: 'The OAuth client was not found.' },
        }
      const channel = refreshTokens.get(form.get('refresh_token') ?? '')
      if (channel === undefined)
        return {
          status: 400,
          json: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
        }
      const token = `ya29.${channel.handle}-${(issued += 1)}`
      accessTokens.set(token, { channel, until: now().getTime() + lifeSeconds * 1000 })
      const scope = 'https://www.googleapis.com/auth/youtube.force-ssl'
      return { json: { access_token: token, expires_in: lifeSeconds, scope, token_type: 'Bearer' } }
    },
    refuse(request: HttpRequest): HttpAnswer | null {
      if (bearer(request) !== undefined) {
        if (viewer(request) !== null) return null
        const message = 'Request had invalid authentication credentials.'
        const errors = [{ message: 'Invalid Credentials', domain: 'global', reason: 'authError' }]
        return { status: 401, json: { error: { code: 401, message, errors, status: 'UNAUTHENTICATED' } } }
      }
      if (request.query.get('key') === 'the-key') return null
      const message = 'API key not valid. Please pass a valid API key.'
      const errors = [{ message, domain: 'global', reason: 'badRequest' }]
      const details = [{ reason: 'API_KEY_INVALID', domain: 'googleapis.com' }]
      return {
        status: 400,
        json: { error: { code: 400, message, errors, status: 'INVALID_ARGUMENT', details } },
      }
    },
  }
}
