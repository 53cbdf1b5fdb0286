import {
  Activity,
  Bell,
  Bookmark,
  BookUser,
  ChartSpline,
  ContactRound,
  Ear,
  Flame,
  Megaphone,
  Radar,
  Settings,
  Users,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { ColorDot } from '#components/chip.tsx'
import { cn } from '#lib/cn.ts'
import { useSession } from '#lib/session.ts'
import { NavLink } from './nav-link.tsx'
import { useNavItems } from './use-nav-items.ts'

export interface NavProps {
  rail: boolean
  onNavigate?: (() => void) | undefined
}

/** The items between the workspace's name and one's own avatar. */
export function Nav({ rail, onNavigate }: NavProps) {
  const items = useNavItems()
  const common = { rail, onNavigate }
  return (
    <nav aria-label="Main" className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 space-y-4 overflow-y-auto px-2 py-2 thin-scroll">
        <NavGroup label="Inbox" rail={rail}>
          {items.views.map(({ view, label, icon: Icon, count, active }) => (
            <li key={view}>
              <NavLink
                {...common}
                to="/inbox"
                search={{ view }}
                icon={<Icon />}
                label={label}
                count={count}
                active={active}
              />
            </li>
          ))}
        </NavGroup>
        {rail ? null : <SavedViews {...common} saved={items.saved} />}
        {rail || items.teams.length === 0 ? null : (
          <NavGroup label="Teams" rail={rail}>
            {items.teams.map(({ id, name, count, active }) => (
              <li key={id}>
                <NavLink
                  {...common}
                  to="/inbox"
                  search={{ view: 'all', teamId: id }}
                  icon={<Users />}
                  label={name}
                  count={count}
                  active={active}
                />
              </li>
            ))}
          </NavGroup>
        )}
        {rail || items.labels.length === 0 ? null : (
          <NavGroup label="Labels" rail={rail}>
            {items.labels.map(({ id, name, color, count, active }) => (
              <li key={id}>
                <NavLink
                  {...common}
                  to="/inbox"
                  search={{ view: 'all', labelId: id }}
                  icon={<ColorDot color={color} className="mx-1" />}
                  label={name}
                  count={count}
                  active={active}
                />
              </li>
            ))}
          </NavGroup>
        )}
      </div>
      <Rooms {...common} heard={items.heard} inMentions={items.inMentions} unseen={items.unseen} />
    </nav>
  )
}

/** Always in sight, however many views, teams and labels there are. */
type RoomsProps = NavProps & Pick<ReturnType<typeof useNavItems>, 'heard' | 'inMentions' | 'unseen'>

function Rooms({ heard, inMentions, unseen, ...common }: RoomsProps) {
  const { can } = useSession()
  return (
    <div className="shrink-0 border-t border-border px-2 py-2">
      <NavGroup label="Workspace" rail={common.rail} bare>
        <li>
          <NavLink {...common} to="/alerts" icon={<Bell />} label="Alerts" count={unseen} strong />
        </li>
        {can('incident:read') ? (
          <li>
            <NavLink {...common} to="/incidents" icon={<Flame />} label="Incidents" />
          </li>
        ) : null}
        {can('mention:read') ? (
          <li>
            <NavLink
              {...common}
              to="/mentions"
              icon={<Ear />}
              label="Mentions"
              count={heard}
              active={inMentions}
            />
          </li>
        ) : null}
        {can('monitor:read') ? (
          <li>
            <NavLink {...common} to="/monitors" icon={<Radar />} label="Monitors" />
          </li>
        ) : null}
        {can('mention:read') ? (
          <li>
            <NavLink {...common} to="/analytics" icon={<ChartSpline />} label="Analytics" />
          </li>
        ) : null}
        {can('mention:read') ? (
          <li>
            <NavLink {...common} to="/posts" icon={<Megaphone />} label="Posts" />
          </li>
        ) : null}
        <li>
          <NavLink {...common} to="/contacts" icon={<ContactRound />} label="Contacts" />
        </li>
        {can('system:read') ? (
          <li>
            <NavLink {...common} to="/system" icon={<Activity />} label="System" />
          </li>
        ) : null}
        <li>
          <NavLink {...common} to="/settings" icon={<Settings />} label="Settings" />
        </li>
      </NavGroup>
    </div>
  )
}

type SavedViewsProps = NavProps & Pick<ReturnType<typeof useNavItems>, 'saved'>

function SavedViews({ saved, ...common }: SavedViewsProps) {
  if (saved.length === 0) return null
  return (
    <NavGroup label="Views" rail={common.rail}>
      {saved.map(({ id, name, isPrivate, active, ...address }) => (
        <li key={id}>
          <NavLink
            {...common}
            {...address}
            icon={isPrivate ? <Bookmark /> : <BookUser />}
            label={name}
            active={active}
          />
        </li>
      ))}
    </NavGroup>
  )
}

interface NavGroupProps {
  label: string
  rail: boolean
  /** Its name is only said to screen readers. */
  bare?: boolean
  children: ReactNode
}

function NavGroup({ label, rail, bare = rail, children }: NavGroupProps) {
  return (
    <div className={cn(rail && 'border-t border-border pt-2 first:border-0 first:pt-0')}>
      {bare ? null : (
        <h2 aria-hidden className="px-2 pb-1 text-xs font-medium text-muted">
          {label}
        </h2>
      )}
      <ul aria-label={label} className="space-y-px">
        {children}
      </ul>
    </div>
  )
}
