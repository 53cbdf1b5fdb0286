import { copyFile, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { errorMessage } from '@hubbub/contracts'
import { launchBrowser } from '@hubbub/test-support'
import { z } from 'zod'
import { allWidths, createCamera } from './camera.ts'
import { galleryPage, isKept, withoutCaption } from './gallery.ts'
import { photographDemo } from './photograph-demo.ts'
import { photographEmpty } from './photograph-empty.ts'
import { photographTrouble } from './photograph-trouble.ts'

const parts = { demo: photographDemo, trouble: photographTrouble, empty: photographEmpty }
const { values } = parseArgs({
  options: {
    /** One width instead of all. */
    width: { type: 'string' },
    /** One of the installations instead of all: the demo, one in trouble, an empty one. */
    part: { type: 'string' },
    /** Of the demo, only what begins with this, or with one of several parted by commas. */
    only: { type: 'string', default: '' },
    out: { type: 'string', default: fileURLToPath(new URL('../../test-results/pictures', import.meta.url)) },
    format: { type: 'string', default: 'webp' },
  },
})
const gallery = fileURLToPath(new URL('../../docs/pictures', import.meta.url))
const format = z.enum(['webp', 'png']).parse(values.format)
const widths = values.width === undefined ? allWidths : [z.literal(allWidths).parse(Number(values.width))]
const part = z.enum(['demo', 'trouble', 'empty']).optional().parse(values.part)

const camera = createCamera({ format, folder: values.out, widths })
const browser = await launchBrowser()
try {
  for (const [name, photograph] of Object.entries(parts))
    if (part === undefined ? values.only === '' || name === 'demo' : part === name)
      await photograph(browser, camera, values.only).catch((error: unknown) =>
        camera.missed.push(`${name}: ${errorMessage(error)}`),
      )
} finally {
  await browser.close()
}
for (const name of withoutCaption(camera.taken)) camera.missed.push(`${name}: captions.ts says nothing of it`)
if (format === 'webp' && camera.missed.length === 0) await hang()
const bytes = await Promise.all(camera.taken.map(async ({ file }) => (await stat(file)).size))
process.stdout.write(
  `${camera.taken.length} pictures, ${Math.round(bytes.reduce((sum, size) => sum + size, 0) / 1024)} kB\n`,
)
for (const scene of camera.missed) process.stderr.write(`✗ ${scene}\n`)
if (camera.missed.length > 0) process.exitCode = 1

/** The gallery shows the new ones instead of the old of the same name, and none that nobody takes any more. */
async function hang(): Promise<void> {
  await mkdir(gallery, { recursive: true })
  for (const picture of camera.taken)
    if (isKept(picture)) await copyFile(picture.file, join(gallery, basename(picture.file)))
  const page = galleryPage(await readdir(gallery))
  for (const file of await readdir(gallery)) if (!page.includes(file)) await rm(join(gallery, file))
  await writeFile(join(gallery, '../gallery.md'), page)
}
