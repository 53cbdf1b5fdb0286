import { createOutsideScorer } from '@hubbub/channels'
import { createAlertLinks, createPushKeys, createSecretBox, createVisitorTokens } from '@hubbub/runtime'
import { isCommon } from '@hubbub/runtime/is-common'
import { createAccounts } from './auth/create-accounts.ts'
import { createAuth, oidcProviderId } from './auth/create-auth.ts'
import { createDoors } from './auth/create-doors.ts'
import { tokens } from './auth/tokens.ts'
import { createHub } from './chat/create-hub.ts'
import { createBotCheck } from './channels/create-bot-check.ts'
import { createCatalogue } from './channels/create-catalogue.ts'
import { createNoticeTools } from './channels/create-notice-tools.ts'
import type { SetupState } from './context.ts'
import { createDemoPeople } from './demo-people.ts'
import type { ApiDeps, ApiSettings } from './deps.ts'
import { createRequestLimits } from './limits/create-request-limits.ts'
import { createLinks } from './links.ts'
import { createClientIp } from './middleware/client-ip.ts'
import { trustedOriginsOf } from './middleware/origin-check.ts'

export type Services = ReturnType<typeof createServices>

/** What the API makes for itself out of what it was given. */
export function createServices(deps: ApiDeps) {
  const { settings, database, mailer } = deps
  const { directory } = database.system
  const origins = trustedOriginsOf(settings.publicUrl, settings.trustedOrigins)
  const links = createLinks({ publicUrl: settings.publicUrl, mailer })
  const auth = createAuth({
    database: database.auth,
    keyring: deps.keyring,
    publicUrl: settings.publicUrl,
    trustedOrigins: origins,
    oidc: oidcOf(settings),
    sendPasswordReset:
      mailer === null
        ? null
        : async (email, token) => await links.mailPasswordReset(email, links.resetPassword(token)),
    isExpected: async (email) => await directory.isExpected(email),
    attemptsPerMinute: settings.attemptsPerMinute,
  })
  const doors = createDoors(auth)
  const limits = createRequestLimits(deps.limitStore ?? { kind: 'postgres', client: database.auth }, {
    caller: settings.requestsPerMinute,
    open: settings.openRequestsPerMinute,
    door: settings.attemptsPerMinute,
    hook: settings.hookCallsPerMinute,
    chat: settings.chatRequestsPerMinute,
    visitor: settings.visitorMessagesPerMinute,
  })
  const secrets = createSecretBox(deps.keyring)
  const tools = {
    alertBotCheck: createBotCheck(deps.alertBots),
    blobs: deps.blobs,
    catalogue: createCatalogue(deps.channels, settings),
    directory,
    doors,
    exclusive: database.leases,
    isCommon,
    links,
    press: deps.press,
    outside: createOutsideScorer({ allowPrivateHosts: deps.allowPrivateHosts ?? true }),
    pushKey: createPushKeys(deps.keyring).current.publicKey,
    queues: deps.queues,
    secrets,
    ...createNoticeTools({ ...deps, secrets }),
    tokens,
    signThread: deps.signThread,
  }
  return {
    auth,
    origins,
    limits,
    clientIp: createClientIp(settings.trustedProxies),
    accounts: createAccounts(auth),
    setup: setupOf(deps),
    alertLinks: createAlertLinks(deps.keyring, settings.publicUrl),
    /** What stands behind the door to visitors. */
    chat: { hub: createHub(database), tokens: createVisitorTokens(deps.keyring) },
    tools,
    shared: {
      ...tools,
      store: deps.store,
      signals: deps.signals,
      clock: deps.clock,
      ids: deps.ids,
    },
  }
}

function setupOf({ settings, demo, mailer, store, database }: ApiDeps): SetupState {
  return {
    demo,
    token: settings.setupToken ?? null,
    mail: mailer !== null,
    oidc: oidcOf(settings) === null ? null : { name: settings.oidcName, providerId: oidcProviderId },
    demoPeople: createDemoPeople({ store, workspaceIds: async () => await database.system.workspaceIds() }),
  }
}

function oidcOf({ oidcIssuer, oidcClientId, oidcClientSecret, oidcName, oidcTrustEmail }: ApiSettings) {
  if (oidcIssuer === undefined || oidcClientId === undefined) return null
  return {
    issuer: oidcIssuer,
    clientId: oidcClientId,
    clientSecret: oidcClientSecret,
    name: oidcName,
    trustEmail: oidcTrustEmail,
  }
}
