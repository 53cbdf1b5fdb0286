import type { Permission } from '@hubbub/contracts'
import {
  BellDot,
  BellRing,
  Building2,
  FileInput,
  KeyRound,
  MessageSquareQuote,
  OctagonPause,
  ShieldCheck,
  SlidersHorizontal,
  Siren,
  Smile,
  Store,
  Tags,
  UserRound,
  UserRoundCog,
  Users,
  Waypoints,
} from 'lucide-react'

/** The rooms of the settings; one without a permission is open to everyone. */
export const sections = [
  {
    label: 'You',
    items: [
      { to: '/settings/profile', label: 'Profile', icon: UserRound },
      { to: '/settings/preferences', label: 'Preferences', icon: SlidersHorizontal },
      { to: '/settings/notifications', label: 'Notifications', icon: BellDot },
      { to: '/settings/security', label: 'Security', icon: ShieldCheck },
    ],
  },
  {
    label: 'Workspace',
    items: [
      { to: '/settings/workspace', label: 'General', icon: Building2, needs: 'workspace:write' },
      { to: '/settings/brands', label: 'Brands', icon: Store, needs: 'brand:read' },
      { to: '/settings/channels', label: 'Channels', icon: Waypoints, needs: 'channel:read' },
      { to: '/settings/imports', label: 'Import', icon: FileInput, needs: 'channel:write' },
      { to: '/settings/people', label: 'People', icon: UserRoundCog, needs: 'member:read' },
      { to: '/settings/teams', label: 'Teams', icon: Users, needs: 'team:read' },
      { to: '/settings/labels', label: 'Labels', icon: Tags, needs: 'label:read' },
      {
        to: '/settings/canned-responses',
        label: 'Canned responses',
        icon: MessageSquareQuote,
        needs: 'canned-response:read',
      },
      { to: '/settings/sentiment', label: 'Sentiment', icon: Smile, needs: 'sentiment-rule:read' },
      { to: '/settings/escalation', label: 'Escalation', icon: Siren, needs: 'on-call:read' },
      { to: '/settings/holding', label: 'Hold outbound', icon: OctagonPause, needs: 'outbound:hold' },
      { to: '/settings/notices', label: 'Notices', icon: BellRing, needs: 'workspace:write' },
      { to: '/settings/api-keys', label: 'API keys', icon: KeyRound, needs: 'api-key:write' },
    ],
  },
] as const satisfies {
  label: string
  items: { to: string; label: string; icon: unknown; needs?: Permission }[]
}[]
