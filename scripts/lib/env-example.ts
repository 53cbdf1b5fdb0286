import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type ConfigFragment, type NamedFragment, renderEnvExample } from '@hubbub/runtime'

const root = join(import.meta.dirname, '../..')

export const envExamplePath = join(root, '.env.example')

/** What .env.example has to say: every fragment, that is every `config` a file named `<module>.config.ts` exports. */
export async function envExample(): Promise<string> {
  const files = globSync('{packages,services,workers}/*/src/**/*.config.ts', { cwd: root }).toSorted()
  return renderEnvExample(await Promise.all(files.map(readFragment)))
}

async function readFragment(file: string): Promise<NamedFragment> {
  const module = (await import(join(root, file))) as { config?: ConfigFragment }
  if (!module.config) throw new Error(`${file} does not export config`)
  return { name: packageOf(file), fragment: module.config }
}

function packageOf(file: string): string {
  const [kind = '', name = ''] = file.split('/')
  const manifest = JSON.parse(readFileSync(join(root, kind, name, 'package.json'), 'utf8')) as {
    name: string
  }
  return dirname(file).includes('/src/')
    ? `${manifest.name}, ${dirname(file).split('/src/')[1]}`
    : manifest.name
}
