import type { ChannelKindInfo } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Page } from '#components/page.tsx'
import { channelKindsQuery } from '#lib/queries/channel-kinds.query.ts'
import { useSession } from '#lib/session.ts'

const groups = {
  mail: 'Mail',
  social: 'Social networks',
  messenger: 'Messengers',
  community: 'Communities',
  web: 'The web',
  phone: 'Phone',
  own: 'Your own',
} satisfies Record<ChannelKindInfo['group'], string>

/** Every network, by what it is. */
export function ChooseKindPage() {
  const { workspace } = useSession()
  const query = useQuery(channelKindsQuery(workspace.id))
  return (
    <Page
      title="Connect a channel"
      description="It is kept only once the network lets us in."
      back={{ to: '/settings/channels', label: 'All channels' }}
    >
      <Loaded query={query} what="the networks">
        {(kinds) =>
          Object.entries(groups).map(([group, label]) => (
            <Group key={group} label={label} kinds={kinds.filter((kind) => kind.group === group)} />
          ))
        }
      </Loaded>
    </Page>
  )
}

function Group({ label, kinds }: { label: string; kinds: readonly ChannelKindInfo[] }) {
  if (kinds.length === 0) return null
  return (
    <section className="mb-6">
      <h2 className="mb-2 font-semibold">{label}</h2>
      <ul aria-label={label} className="grid gap-3 sm:grid-cols-2">
        {kinds.map(({ kind, label: name, summary }) => (
          <li key={kind}>
            <Link
              to="/settings/channels/new/$kind"
              params={{ kind }}
              className="block h-full rounded-lg border border-border bg-card px-4 py-3 hover:border-border-strong hover:bg-hover"
            >
              <span className="flex items-center gap-2 font-medium">
                <ChannelIcon kind={kind} />
                {name}
              </span>
              <span className="mt-1 block text-sm text-pretty text-muted">{summary}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
