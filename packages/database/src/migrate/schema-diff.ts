import { readFile } from 'node:fs/promises'
import { readMigrations, schemaPath } from './migration-list.ts'
import { withSchemaEngine } from './schema-engine.ts'

/**
 * The SQL that is missing from the migrations for them to make what schema.prisma says; empty where they agree.
 * What stands in the migrations alone is named `x_…` and is passed over.
 * @param url of an owner who may create databases; the migrations are tried in a new one, where the roles must exist.
 */
export async function schemaDiff(url: string, schema?: string): Promise<string> {
  const content = schema ?? (await readFile(schemaPath, 'utf8'))
  const file = { path: schemaPath, content }
  const migrations = await readMigrations()
  const { stdout } = await withSchemaEngine({ url, datamodels: [[schemaPath, content]] }, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...migrations },
      to: { tag: 'schemaDatamodel', files: [file] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  )
  return dropOwn(stdout ?? '')
}

/** Each step is a `-- Kind` line and its statement, parted by an empty line. */
function dropOwn(script: string): string {
  const steps = script.split(/\n\n+/).filter((step) => /^(?!--).+/m.test(step))
  return steps.filter((step) => !/(DROP INDEX|DROP CONSTRAINT) "x_/.test(step)).join('\n\n')
}
