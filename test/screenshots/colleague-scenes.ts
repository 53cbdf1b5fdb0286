import { type Scene, settle } from './scene.ts'

/** Those of the demo who may do less than its admin. */
export const colleagues = [
  { name: 'Mina Park', role: 'agent' },
  { name: 'Sofia Rossi', role: 'manager' },
  { name: 'David Mensah', role: 'supervisor' },
] as const

/** Where somebody finds more or less than another, by what they may do. */
export const colleagueScenes = ({ role }: (typeof colleagues)[number]): Scene[] => [
  { name: `${role}-inbox`, path: '/inbox?view=mine', set: settle },
  { name: `${role}-settings`, path: '/settings', set: settle },
  { name: `${role}-people`, path: '/settings/people', set: settle },
  { name: `${role}-system`, path: '/system', set: settle },
]
