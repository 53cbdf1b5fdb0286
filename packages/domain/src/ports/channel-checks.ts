import type { ChannelCheck, ChannelKind } from '@hubbub/contracts'

/** Tries an account at its network without keeping anything. */
export interface ChannelChecks {
  check(kind: ChannelKind, input: { settings: unknown; credentials: unknown }): Promise<ChannelCheck>
}
