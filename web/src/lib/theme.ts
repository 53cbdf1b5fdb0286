import type { Preferences } from '@hubbub/contracts'
import { storage } from '#lib/storage.ts'

export type Theme = Preferences['theme']

const dark = matchMedia('(prefers-color-scheme: dark)')

/** Also kept in the browser, so that `public/boot.js` knows it before the first paint. */
export function applyTheme(theme: Theme): void {
  storage.set('theme', theme)
  paint(theme)
}

/** Follows the system for those who left the choice to it. */
export function followSystemTheme(): void {
  dark.addEventListener('change', () => paint(storage.get('theme') ?? 'system'))
}

function paint(theme: string): void {
  const isDark = theme === 'dark' || (theme === 'system' && dark.matches)
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
}

export const resolvedTheme = (): 'light' | 'dark' =>
  document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light'
