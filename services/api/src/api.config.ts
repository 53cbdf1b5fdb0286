import { commaList, defineConfig, flag, port, wholeNumber } from '@hubbub/runtime'
import { z } from 'zod'

export const config = defineConfig({
  host: {
    doc: 'Address the API listens on. Behind a proxy in a container: 0.0.0.0.',
    env: 'API_HOST',
    schema: z.string().min(1),
    default: '127.0.0.1',
  },
  port: { doc: 'Port the API listens on.', env: 'API_PORT', schema: port, default: 4001 },
  publicUrl: {
    doc: 'Where people open Hubbub, as the browser shows it. Links in mails begin with it, and writes are accepted from its pages only. Networks that call us call it.',
    env: 'PUBLIC_URL',
    schema: z.url({ protocol: /^https?$/, error: 'expected http:// or https:// and a host' }),
    default: 'http://localhost:4000',
  },
  trustedOrigins: {
    doc: 'Further origins whose pages may write, separated by commas.',
    env: 'TRUSTED_ORIGINS',
    schema: commaList.pipe(z.array(z.url())),
    default: [],
  },
  trustedProxies: {
    doc: 'Addresses or networks (10.0.0.0/8) of proxies whose X-Forwarded-For is believed, separated by commas.',
    env: 'TRUSTED_PROXIES',
    schema: commaList,
    default: [],
  },
  webRoot: {
    doc: 'Folder of the built web application; empty where something else serves it.',
    env: 'WEB_ROOT',
    schema: z.string().min(1).optional(),
    default: undefined,
  },
  setupToken: {
    doc: 'Secret that makes the first workspace, at PUBLIC_URL/setup?token=… . Without one, only `start` can. At least 16 characters.',
    env: 'SETUP_TOKEN',
    schema: z.string().min(16).optional(),
    default: undefined,
    secret: true,
  },
  metricsToken: {
    doc: 'Bearer token for /metrics. Without one, /metrics answers requests from the same machine only.',
    env: 'METRICS_TOKEN',
    schema: z.string().min(16).optional(),
    default: undefined,
    secret: true,
  },
  requestsPerMinute: {
    doc: 'Requests per minute of one person or API key.',
    env: 'RATE_LIMIT',
    schema: wholeNumber,
    default: 1200,
  },
  openRequestsPerMinute: {
    doc: 'Requests per minute of one address that is not signed in.',
    env: 'RATE_LIMIT_OPEN',
    schema: wholeNumber,
    default: 300,
  },
  hookCallsPerMinute: {
    doc: 'Calls per minute of one address of a network at /hooks, in each process.',
    env: 'RATE_LIMIT_HOOKS',
    schema: wholeNumber,
    default: 6000,
  },
  chatRequestsPerMinute: {
    doc: 'Requests per minute of one address at /chat, in each process.',
    env: 'RATE_LIMIT_CHAT',
    schema: wholeNumber,
    default: 600,
  },
  visitorMessagesPerMinute: {
    doc: 'Messages per minute of one visitor of a chat, in each process.',
    env: 'RATE_LIMIT_VISITOR',
    schema: wholeNumber,
    default: 40,
  },
  callsKeptDays: {
    doc: 'How many days a call of a network is kept as it came, once it was read.',
    env: 'HOOKS_KEPT_DAYS',
    schema: wholeNumber,
    default: 14,
  },
  attemptsPerMinute: {
    doc: 'Tries to sign in per minute of one address.',
    env: 'RATE_LIMIT_SIGN_IN',
    schema: wholeNumber,
    default: 20,
  },
  oidcIssuer: {
    doc: 'Address of an OpenID Connect provider for sign-on; its redirect address is PUBLIC_URL/api/auth/callback/oidc. Only members and invited people get in.',
    env: 'OIDC_ISSUER',
    schema: z.url().optional(),
    default: undefined,
  },
  oidcClientId: {
    doc: 'Client id at the provider.',
    env: 'OIDC_CLIENT_ID',
    schema: z.string().optional(),
    default: undefined,
  },
  oidcClientSecret: {
    doc: 'Client secret at the provider.',
    env: 'OIDC_CLIENT_SECRET',
    schema: z.string().optional(),
    default: undefined,
    secret: true,
  },
  oidcName: {
    doc: 'What the sign-on button says.',
    env: 'OIDC_NAME',
    schema: z.string().min(1),
    default: 'Single sign-on',
  },
  oidcTrustEmail: {
    doc: 'Believe e-mail addresses that the provider does not mark as verified. Only where people cannot choose them there.',
    env: 'OIDC_TRUST_EMAIL',
    schema: flag,
    default: false,
  },
})
