import type { Story } from '../story.ts'
import { storiesFromAbroad } from './abroad.ts'
import { orderStories } from './orders.ts'
import { questionStories } from './questions.ts'
import { repairStories } from './repairs.ts'

export const stories: readonly Story[] = [
  ...orderStories,
  ...repairStories,
  ...questionStories,
  ...storiesFromAbroad,
]
