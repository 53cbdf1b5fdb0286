import type { ChannelAccount, DrillNetwork } from '@hubbub/contracts'

export interface DrillAccount {
  name: string
  settings: Record<string, unknown>
  credentials: Record<string, unknown>
  account: ChannelAccount
}

/** The brand’s accounts in a drill. They have the form of real ones, so that everything is written and counted as there. */
export function drillAccount(network: DrillNetwork, brand: string): DrillAccount {
  const handle = brand.toLowerCase().replaceAll(/[^a-z0-9]+/g, '') || 'brand'
  return accounts[network](handle, brand)
}

const accounts: Record<DrillNetwork, (handle: string, brand: string) => DrillAccount> = {
  x: (handle, brand) => ({
    name: 'X (drill)',
    settings: {},
    credentials: { accessToken: 'drill' },
    account: {
      id: `drill-${handle}`,
      handle,
      name: brand,
      url: `https://x.com/${handle}`,
      avatarUrl: null,
      facts: {},
    },
  }),
  bluesky: (handle, brand) => ({
    name: 'Bluesky (drill)',
    settings: { handle: `${handle}.example.com` },
    credentials: { password: 'drill' },
    account: {
      id: `did:plc:drill${handle}`,
      handle: `${handle}.example.com`,
      name: brand,
      url: `https://bsky.app/profile/${handle}.example.com`,
      avatarUrl: null,
      facts: {},
    },
  }),
  mastodon: (handle, brand) => ({
    name: 'Mastodon (drill)',
    settings: { url: 'https://social.example.com' },
    credentials: { token: 'drill' },
    account: {
      id: `drill-${handle}`,
      handle: `${handle}@social.example.com`,
      name: brand,
      url: `https://social.example.com/@${handle}`,
      avatarUrl: null,
      facts: {},
    },
  }),
}
