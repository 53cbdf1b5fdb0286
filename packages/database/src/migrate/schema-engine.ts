import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { ErrorRegistry } from '@prisma/driver-adapter-utils'
import type * as bindingsModule from '@prisma/schema-engine-wasm/schema_engine_bg'
import { engineAdapter } from './engine-adapter.ts'

export interface SchemaEngineOptions {
  url: string
  /** [path, content] of Prisma schemas; needed to compare, not to migrate. */
  datamodels?: [string, string][]
}

/** Prisma's own schema engine, as WebAssembly: migrates without a native binary that would have to be downloaded. */
export async function withSchemaEngine<T>(
  options: SchemaEngineOptions,
  run: (engine: bindingsModule.SchemaEngine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await loadEngine()
  await using adapter = engineAdapter(options.url)
  const factory = bindMigrationAwareSqlAdapterFactory(adapter)
  try {
    using engine = await SchemaEngine.new({ datamodels: options.datamodels }, () => {}, factory)
    return await run(engine)
  } catch (error) {
    throw databaseErrorBehind(error, factory.errorRegistry) ?? error
  }
}

/** The engine only names the number under which the driver's error was put aside. */
function databaseErrorBehind(error: unknown, registry: ErrorRegistry): Error | undefined {
  const message = error instanceof Error ? error.message : ''
  const id = /External error id#(\d+)/.exec(message)?.[1]
  const cause = id === undefined ? undefined : registry.consumeError(Number(id))?.error
  return cause instanceof Error ? cause : undefined
}

const bindingsName = '@prisma/schema-engine-wasm/schema_engine_bg'
type Bindings = typeof bindingsModule
const kept = Symbol.for('hubbub schema engine')
// @NOTE The bindings are one for all of the process and remember the memory of their first instance: a second, by this
// module loaded once more, would read its words out of the memory of the first.
const common: typeof globalThis & { [kept]?: Promise<Bindings> } = globalThis

/** By hand and late: importing the module as such makes Node warn on the screen, and only a migration needs its megabytes. */
function loadEngine(): Promise<Bindings> {
  common[kept] ??= instantiate()
  return common[kept]
}

interface EngineExports {
  __wbindgen_start(): void
}
declare const WebAssembly: {
  instantiate(
    code: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ instance: { exports: EngineExports } }>
}

async function instantiate(): Promise<Bindings> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const code = await readFile(
    createRequire(import.meta.url)
      .resolve(bindingsName)
      .replace(/\.js$/, '.wasm'),
  )
  const { instance } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return bindings
}
