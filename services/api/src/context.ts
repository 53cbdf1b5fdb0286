import type { Clock, Ids, Role } from '@hubbub/contracts'
import type {
  Accounts,
  AlertBotCheck,
  Blobs,
  ChannelCatalogue,
  Context,
  Exclusive,
  Directory,
  IsCommon,
  NoticeOutlet,
  NoticeRooms,
  OutsideScorer,
  Queues,
  ReplyTools,
  ReportPress,
  Secrets,
  Store,
  Tokens,
} from '@hubbub/domain'
import type { Doors } from './auth/create-doors.ts'
import type { SignedIn } from './identity.ts'
import type { Links } from './links.ts'

/** Beside the store: what single verbs reach the world by, each named in the verb's own signature. */
export interface Tools extends ReplyTools {
  alertBotCheck: AlertBotCheck
  blobs: Blobs
  catalogue: ChannelCatalogue
  directory: Directory
  doors: Doors
  /** What one process at a time may do. */
  exclusive: Exclusive
  /** Words that say nothing by themselves. */
  isCommon: IsCommon
  links: Links
  /** The way out to places for notices. */
  noticeOutlet: (workspaceId: string) => NoticeOutlet
  noticeRooms: (workspaceId: string) => NoticeRooms
  /** Scorers that are plugged in. */
  outside: OutsideScorer
  /** With what browsers take up subscriptions. */
  pushKey: string
  /** Makes files of reports. */
  press: ReportPress
  queues: Queues
  secrets: Secrets
  tokens: Tokens
}

/** What an operation inside a workspace gets first. */
export type ApiContext = Context & Tools

/** What an operation outside any workspace gets first. */
export interface OpenContext {
  store: Store
  clock: Clock
  ids: Ids
  trace: string | null
  /** Null where nobody is signed in. */
  user: SignedIn | null
  accounts: Accounts
  directory: Directory
  doors: Doors
  links: Links
  tokens: Tokens
  setup: SetupState
}

export interface HealthContext {
  health: HealthSource
}

/** What the first page needs to know before anybody is known. */
export interface SetupState {
  demo: boolean
  /** Null: the first workspace cannot be made from a browser. */
  token: string | null
  oidc: { name: string; providerId: string } | null
  mail: boolean
  demoPeople: () => Promise<{ email: string; name: string; role: Role }[]>
}

export interface HealthSource {
  check(): Promise<{
    status: 'ok' | 'starting' | 'failing'
    parts: { name: string; ok: boolean; detail?: string | null | undefined }[]
  }>
}
