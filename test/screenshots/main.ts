import { rm, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { launchBrowser } from '@hubbub/test-support'
import { z } from 'zod'
import { createCamera, inFolder, type Picture } from './camera.ts'
import { photographDemo } from './photograph-demo.ts'
import { photographEmpty } from './photograph-empty.ts'

const { values } = parseArgs({
  options: {
    /** Some of them only, by the beginning of their names; the gallery is then left alone. */
    only: { type: 'string', default: '' },
    /** What is not for the gallery, and all of it where only some are taken. */
    out: { type: 'string', default: fileURLToPath(new URL('../../test-results/pictures', import.meta.url)) },
    format: { type: 'string', default: 'webp' },
  },
})
const gallery = fileURLToPath(new URL('../../docs/pictures', import.meta.url))
const format = z.enum(['webp', 'png']).parse(values.format)
const whole = values.only === '' && format === 'webp'
/** What the README shows: on a desk in both themes, and these on a phone. */
const shown = {
  1440: [
    'conversation',
    'composer-note',
    'table',
    'palette',
    'search',
    'settings-people',
    'system',
    'sign-in',
  ],
  1024: [],
  390: ['inbox-all', 'conversation'],
} satisfies Record<Picture['width'], readonly string[]>

const camera = createCamera({
  format,
  place: (picture) => inFolder(whole && isShown(picture) ? gallery : values.out, picture),
})
if (whole) await rm(gallery, { recursive: true, force: true })
const browser = await launchBrowser()
try {
  if (values.only !== 'empty') await photographDemo(browser, camera, values.only)
  if (values.only === '' || values.only === 'empty') await photographEmpty(browser, camera)
} finally {
  await browser.close()
}
const bytes = await Promise.all(camera.taken.map(async (file) => (await stat(file)).size))
process.stdout.write(
  `${camera.taken.length} pictures, ${Math.round(bytes.reduce((sum, size) => sum + size, 0) / 1024)} kB\n`,
)

function isShown({ name, width }: Picture): boolean {
  return (shown[width] as readonly string[]).includes(name)
}
