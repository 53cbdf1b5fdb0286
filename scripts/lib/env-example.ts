import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type ConfigFragment, type NamedFragment, renderEnvExample } from '@hubbub/runtime'

const root = join(import.meta.dirname, '../..')

export const envExamplePath = join(root, '.env.example')

/** What .env.example has to say: every `config` that a file named `<module>.config.ts` exports, and what Compose asks for. */
export async function envExample(): Promise<string> {
  const files = globSync('{packages,services,workers}/*/src/**/*.config.ts', { cwd: root }).toSorted()
  return renderEnvExample([...(await Promise.all(files.map(readFragment))), containers])
}

/** Read by Docker Compose alone. */
const containers: NamedFragment = {
  name: 'docker-compose.yml',
  fragment: {
    password: {
      doc: 'Password of the PostgreSQL that it starts: letters and digits.',
      env: 'POSTGRES_PASSWORD',
    },
    site: {
      doc: 'Address that the proxy answers: a domain, which it gets a certificate for, or :8080 for plain HTTP.',
      env: 'SITE_ADDRESS',
      default: ':8080',
    },
  },
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
