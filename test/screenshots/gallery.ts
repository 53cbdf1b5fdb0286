import type { Picture, Width } from './camera.ts'
import { sections } from './captions.ts'

/** What is kept of a phone and of the width between; of a desk, everything but what looks like another. */
const kept = {
  1024: [],
  390: [
    'inbox-all',
    'conversation',
    'composer-reply',
    'details',
    'mentions',
    'analytics',
    'incident',
    'filter',
    'keys',
    'contacts',
    'settings',
    'settings-people',
    'system',
    'sign-in',
  ],
} satisfies Record<Exclude<Width, 1440>, readonly string[]>

const twins = /^(manager|supervisor)-|^agent-(inbox|people)$|^settings$/

export const isKept = ({ name, width }: Picture): boolean =>
  width === 1440 ? !twins.test(name) : (kept[width] as readonly string[]).includes(name)

/** Scenes that the gallery would have nothing to say about. */
export const withoutCaption = (pictures: readonly Picture[]): string[] => {
  const known = new Set(Object.values(sections).flatMap(Object.keys))
  return [...new Set(pictures.filter(isKept).map(({ name }) => name))].filter((name) => !known.has(name))
}

/** The page of docs that shows every kept picture, light beside dark; `files` are their names. */
export function galleryPage(files: readonly string[]): string {
  const has = new Set(files)
  const parts = Object.entries(sections).map(([title, captions]) => {
    const rows = (width: Width, size: number) =>
      Object.entries(captions)
        .filter(([name]) => has.has(`${name}-${width}-light.webp`))
        .map(([name, caption]) => row({ name, caption, width, size }))
    const phone = rows(390, 240)
    return [
      `## ${title}\n\n${table(rows(1440, 480))}`,
      ...(phone.length > 0 ? [`On a phone:\n\n${table(phone)}`] : []),
    ].join('\n\n')
  })
  return `# Every screen

Taken from the running demo by \`pnpm screenshots\`: on the left in the light theme, on the right in the dark one.

${parts.join('\n\n')}
`
}

const table = (rows: readonly string[]) => `<table>\n${rows.join('\n')}\n</table>`

interface Row {
  name: string
  caption: string
  width: Width
  size: number
}

function row({ name, caption, width, size }: Row): string {
  const cells = ['light', 'dark'].map(
    (theme) =>
      `<td>${caption}<br><img src="pictures/${name}-${width}-${theme}.webp" alt="${caption}, ${theme}" width="${size}" loading="lazy"></td>`,
  )
  return `<tr>${cells.join('')}</tr>`
}
