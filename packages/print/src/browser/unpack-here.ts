// Unpacks everything of @sparticuz/chromium into TMPDIR. Argument: the folder of the package.
import { join } from 'node:path'
import chromium, { inflate } from '@sparticuz/chromium'

await chromium.executablePath()
await inflate(join(process.argv[2] ?? '', 'bin', 'al2023.tar.br'))
