import { z } from 'zod'
import { form } from '../form.ts'

/** Whether an account asks its network for what monitors want, besides its own list. */
export const forMonitors = z.boolean().default(true)

export const monitorsField = (hint: string) =>
  form.switch('settings.monitors', 'Ask for what monitors want', { initial: true, hint })
