import type { DirectoryApiKey } from '@hubbub/domain'

/** Who is signed in, wherever they belong. */
export interface SignedIn {
  id: string
  name: string
  email: string
  twoFactorEnabled: boolean
}

/** Who sends a request, before it is known what they may do. */
export type Identity =
  | { kind: 'nobody' }
  | { kind: 'user'; user: SignedIn }
  | { kind: 'api-key'; key: DirectoryApiKey }
